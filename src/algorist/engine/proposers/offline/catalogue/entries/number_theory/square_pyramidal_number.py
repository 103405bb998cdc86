"""Sum of the first n squares: the balls in a pyramid on a square.

Archimedes already had the closed form n(n + 1)(2n + 1) / 6.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["sum of squares of the first n natural numbers", "square pyramidal number"],
    "keywords": "sum of squares first n natural numbers series square pyramidal",
    "preconditions": ["n ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["E. Deza and M. M. Deza, Figurate Numbers, chapter 1"],
    "steps": ["Put n into the formula."],
    "example": [(4,), 30],
    "edges": [(0,), (1,), (2,)],
}


def square_pyramidal_number(n: int) -> int:
    """1² + 2² + ... + n²."""
    return n * (n + 1) * (2 * n + 1) // 6


def oracle(n: int) -> int:
    return sum(k * k for k in range(1, n + 1))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 4 * size + 2),)
