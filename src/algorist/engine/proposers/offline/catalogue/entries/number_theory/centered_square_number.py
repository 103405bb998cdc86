"""The n-th centered square number: the dots of squares around one dot.

It is the sum of two neighbouring squares, n² + (n - 1)².
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "nth centered square number dots",
    "preconditions": ["n ≥ 1"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["E. Deza and M. M. Deza, Figurate Numbers, chapter 1"],
    "steps": ["Add the squares of n and n - 1."],
    "example": [(4,), 25],
    "edges": [(1,), (2,), (3,)],
}


def centered_square_number(n: int) -> int:
    """The n-th centered square number."""
    return n * n + (n - 1) * (n - 1)


def oracle(n: int) -> int:
    cells = range(-n, n + 1)
    return sum(abs(x) + abs(y) < n for x in cells for y in cells)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, size + 2),)
