"""Mersenne number: 2 to the n, less 1.

In binary it is n ones. Where it is a prime, an even perfect number belongs to it.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "nth mersenne number power of two minus one",
    "preconditions": ["n ≥ 0"],
    "growth": "n",
    "growth_reason": "the number has n digits",
    "references": ["OEIS Foundation, The On-Line Encyclopedia of Integer Sequences, A000225"],
    "steps": ["Compute the power of two and put it into the formula."],
    "example": [(7,), 127],
    "edges": [(0,), (1,), (2,)],
}


def mersenne_number(n: int) -> int:
    """Mersenne number n."""
    return (1 << n) - 1


def oracle(n: int) -> int:
    return sum(1 << k for k in range(n))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 3 * size + 2),)
