"""Sum of the first n cubes: the square of a triangular number.

By Nicomachus's theorem 1³ + 2³ + ... + n³ = (1 + 2 + ... + n)².
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["squared triangular number"],
    "keywords": "sum of cubes first n natural numbers series",
    "preconditions": ["n ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["E. Deza and M. M. Deza, Figurate Numbers, chapter 1"],
    "steps": ["Square the n-th triangular number."],
    "example": [(4,), 100],
    "edges": [(0,), (1,), (2,)],
}


def sum_of_cubes(n: int) -> int:
    """1³ + 2³ + ... + n³."""
    return (n * (n + 1) // 2) ** 2


def oracle(n: int) -> int:
    return sum(k * k * k for k in range(1, n + 1))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 4 * size + 2),)
