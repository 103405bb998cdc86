"""The n-th triangular number: how many dots make a triangle of side n, which is 1 + 2 + ... + n.

Each layer that is put around the figure has 1 dot more than the one before; the layers are an arithmetic
progression, whose sum is a quadratic formula.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["3-gonal number", "sum of the first n natural numbers"],
    "keywords": "nth triangular number figurate polygonal dots sequence sum of first natural numbers",
    "preconditions": ["n ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["E. Deza and M. M. Deza, Figurate Numbers, chapter 1"],
    "steps": ["Put n into the quadratic formula."],
    "example": [(7,), 28],
    "edges": [(0,), (1,), (2,)],
}


def triangular_number(n: int) -> int:
    """The n-th triangular number."""
    return n * (n + 1) // 2


def oracle(n: int) -> int:
    return sum(1 + layer for layer in range(n))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 4 * size + 2),)
