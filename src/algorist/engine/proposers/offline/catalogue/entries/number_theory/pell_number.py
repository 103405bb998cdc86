"""Pell number: twice the last one plus the one before.

Their quotients with the half-companions come near the root of two from both sides.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "keywords": "nth pell number sequence",
    "preconditions": ["n ≥ 0"],
    "growth": "n",
    "growth_reason": "one addition for each term",
    "references": ["OEIS Foundation, The On-Line Encyclopedia of Integer Sequences, A000129"],
    "steps": ["Begin with the first terms.", "Compute each term from those before it."],
    "example": [(7,), 169],
    "edges": [(0,), (1,), (2,), (3,)],
}


def pell_number(n: int) -> int:
    """Pell number."""
    current, following = 0, 1
    for _ in range(n):
        current, following = following, 2 * following + current
    return current


def oracle(n: int) -> int:
    return sum((math.comb(n, 2 * k + 1) << k) for k in range(n + 1))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 2 * size + 2),)
