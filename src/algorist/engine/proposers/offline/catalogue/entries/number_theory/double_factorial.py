"""Double factorial: the product of every second number down from n.

It ends with 2 or 1 and counts, among others, the ways to pair things off.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "double factorial every second number product",
    "preconditions": ["n ≥ 0"],
    "growth": "n",
    "growth_reason": "one multiplication for every second number",
    "references": ["R. L. Graham, D. E. Knuth and O. Patashnik, Concrete Mathematics, chapter 5"],
    "steps": ["Multiply n, n - 2, n - 4 ... down to 1 or 2."],
    "example": [(7,), 105],
    "edges": [(0,), (1,), (2,), (9,)],
}


def double_factorial(n: int) -> int:
    """n(n - 2)(n - 4) ..."""
    product = 1
    while n > 1:
        product *= n
        n -= 2
    return product


def oracle(n: int) -> int:
    return 1 if n < 2 else n * oracle(n - 2)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 3 * size + 2),)
