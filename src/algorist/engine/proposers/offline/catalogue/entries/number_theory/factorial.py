"""Factorial: the product of all numbers up to n.

It counts the orders of n things; the empty product is 1.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "factorial product of first n natural numbers",
    "preconditions": ["n ≥ 0"],
    "growth": "n",
    "growth_reason": "one multiplication a number",
    "references": ["R. L. Graham, D. E. Knuth and O. Patashnik, Concrete Mathematics, chapter 2"],
    "steps": ["Multiply the numbers from 2 to n."],
    "example": [(5,), 120],
    "edges": [(0,), (1,), (2,), (20,)],
}


def factorial(n: int) -> int:
    """1 · 2 · ... · n."""
    product = 1
    for k in range(2, n + 1):
        product *= k
    return product


def oracle(n: int) -> int:
    return 1 if n == 0 else n * oracle(n - 1)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 3 * size + 2),)
