"""Jacobsthal-Lucas number: the Jacobsthal rule from 2 and 1 on.

They stand to the Jacobsthal numbers as Lucas's to Fibonacci's.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "nth jacobsthal lucas number sequence",
    "preconditions": ["n ≥ 0"],
    "growth": "n",
    "growth_reason": "one addition for each term",
    "references": ["OEIS Foundation, The On-Line Encyclopedia of Integer Sequences, A014551"],
    "steps": ["Begin with the first terms.", "Compute each term from those before it."],
    "example": [(5,), 31],
    "edges": [(0,), (1,), (2,), (3,)],
}


def jacobsthal_lucas_number(n: int) -> int:
    """Jacobsthal-Lucas number."""
    current, following = 2, 1
    for _ in range(n):
        current, following = following, following + 2 * current
    return current


def oracle(n: int) -> int:
    sign = -1 if n % 2 else 1
    return (1 << n) + sign


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 2 * size + 2),)
