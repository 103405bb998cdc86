"""The n-th tetrahedral number: balls in a pyramid on a triangle.

Its layers are the triangular numbers; their sum is the binomial coefficient of n + 2 and 3.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["triangular pyramidal number"],
    "keywords": "nth tetrahedral pyramidal number balls stack",
    "preconditions": ["n ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["E. Deza and M. M. Deza, Figurate Numbers, chapter 1"],
    "steps": ["Multiply three neighbouring numbers and divide by 6."],
    "example": [(5,), 35],
    "edges": [(0,), (1,), (2,)],
}


def tetrahedral_number(n: int) -> int:
    """The n-th tetrahedral number."""
    return n * (n + 1) * (n + 2) // 6


def oracle(n: int) -> int:
    return sum(k for layer in range(1, n + 1) for k in range(1, layer + 1))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 4 * size + 2),)
