"""Polygonal number: how many dots make a regular figure of s corners and side n.

Each layer around the figure has s - 2 dots more than the one before, so the sum of the layers is a quadratic formula.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["figurate number"],
    "keywords": "polygonal s-gonal figurate number sides corners",
    "preconditions": ["s ≥ 3", "n ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["E. Deza and M. M. Deza, Figurate Numbers, chapter 1"],
    "steps": ["Put s and n into the formula."],
    "example": [(5, 4), 22],
    "edges": [(3, 0), (3, 1), (4, 9), (6, 2)],
}


def polygonal_number(s: int, n: int) -> int:
    """The n-th s-gonal number."""
    return ((s - 2) * n * n - (s - 4) * n) // 2


def oracle(s: int, n: int) -> int:
    return sum(1 + (s - 2) * layer for layer in range(n))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.randint(3, 4 + size), rng.randint(0, 4 * size + 2)
