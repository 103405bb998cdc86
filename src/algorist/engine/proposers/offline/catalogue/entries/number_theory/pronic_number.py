"""The n-th pronic number: a rectangle of n by n + 1 dots.

It is the product of two neighbouring numbers, twice a triangular number.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["rectangular number", "oblong number", "heteromecic number"],
    "keywords": "nth pronic rectangular oblong number",
    "preconditions": ["n ≥ 0"],
    "growth": "1",
    "growth_reason": "one product",
    "references": ["E. Deza and M. M. Deza, Figurate Numbers, chapter 1"],
    "steps": ["Multiply n by n + 1."],
    "example": [(6,), 42],
    "edges": [(0,), (1,), (2,)],
}


def pronic_number(n: int) -> int:
    """The n-th pronic number."""
    return n * (n + 1)


def oracle(n: int) -> int:
    return sum(2 * k for k in range(1, n + 1))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 4 * size + 2),)
