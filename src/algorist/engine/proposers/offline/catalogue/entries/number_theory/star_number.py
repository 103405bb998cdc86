"""The n-th star number: the holes of a board for Chinese checkers.

Around the middle lie twelve triangles of side n - 1, so it is 6n(n - 1) + 1.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["centered dodecagonal number"],
    "keywords": "nth star number hexagram",
    "preconditions": ["n ≥ 1"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["E. Deza and M. M. Deza, Figurate Numbers, chapter 1"],
    "steps": ["Take 12 triangles of side n - 1 and the middle."],
    "example": [(3,), 37],
    "edges": [(1,), (2,), (10,)],
}


def star_number(n: int) -> int:
    """The n-th star number."""
    return 6 * n * (n - 1) + 1


def oracle(n: int) -> int:
    return 1 + 12 * sum(range(n))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 4 * size + 2),)
