"""The n-th pentagonal number: how many dots make a pentagonon of side n.

Each layer that is put around the figure has 3 dots more than the one before; the layers are an arithmetic
progression, whose sum is a quadratic formula.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["5-gonal number"],
    "keywords": "nth pentagonal number figurate polygonal dots sequence",
    "preconditions": ["n ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["E. Deza and M. M. Deza, Figurate Numbers, chapter 1"],
    "steps": ["Put n into the quadratic formula."],
    "example": [(7,), 70],
    "edges": [(0,), (1,), (2,)],
}


def pentagonal_number(n: int) -> int:
    """The n-th pentagonal number."""
    return n * (3 * n - 1) // 2


def oracle(n: int) -> int:
    return sum(1 + 3 * layer for layer in range(n))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 4 * size + 2),)
