"""The n-th centered hexagonal number: the cells of a honeycomb of n rings.

Around one cell come rings of 6, 12, 18 ... cells. Their sum is the difference of two cubes, 3n(n - 1) + 1.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["hex number"],
    "keywords": "nth centered hexagonal hex number honeycomb rings",
    "preconditions": ["n ≥ 1"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["E. Deza and M. M. Deza, Figurate Numbers, chapter 1"],
    "steps": ["Take 6 times the triangular number of n - 1, and add the middle."],
    "example": [(10,), 271],
    "edges": [(1,), (2,), (3,)],
}


def centered_hexagonal_number(n: int) -> int:
    """The n-th centered hexagonal number."""
    return 3 * n * (n - 1) + 1


def oracle(n: int) -> int:
    cells = range(-n, n + 1)
    return sum(max(abs(q), abs(r), abs(q + r)) < n for q in cells for r in cells)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, size + 2),)
