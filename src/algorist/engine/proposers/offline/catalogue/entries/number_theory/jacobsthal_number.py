"""Jacobsthal number: the last one plus twice the one before.

They count the tilings of a 2 by n - 1 board with dominoes and squares of side two.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "nth jacobsthal number sequence",
    "preconditions": ["n ≥ 0"],
    "growth": "n",
    "growth_reason": "one addition for each term",
    "references": ["OEIS Foundation, The On-Line Encyclopedia of Integer Sequences, A001045"],
    "steps": ["Begin with the first terms.", "Compute each term from those before it."],
    "example": [(7,), 43],
    "edges": [(0,), (1,), (2,), (3,)],
}


def jacobsthal_number(n: int) -> int:
    """Jacobsthal number."""
    current, following = 0, 1
    for _ in range(n):
        current, following = following, following + 2 * current
    return current


def oracle(n: int) -> int:
    sign = -1 if n % 2 else 1
    return ((1 << n) - sign) // 3


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 2 * size + 2),)
