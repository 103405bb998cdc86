"""Fibonacci number: the n-th number of 0, 1, 1, 2, 3, 5, ...

Only the last two numbers are needed for the next one.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Fibonacci sequence"],
    "keywords": "fibonacci nth number sequence recurrence",
    "preconditions": ["n ≥ 0; the number of index 0 is 0"],
    "growth": "n",
    "growth_reason": "n additions (of numbers that grow to n bits)",
    "references": ["D. Knuth, The Art of Computer Programming, volume 1, section 1.2.8"],
    "steps": ["Start with the pair (0, 1).", "n times replace (a, b) by (b, a + b).", "The first of the pair is it."],
    "example": [(10,), 55],
    "edges": [(0,), (1,), (2,), (3,)],
}


def fibonacci(n: int) -> int:
    """The n-th Fibonacci number."""
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def oracle(n: int) -> int:
    return n if n < 2 else oracle(n - 1) + oracle(n - 2)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, size + 3),)
