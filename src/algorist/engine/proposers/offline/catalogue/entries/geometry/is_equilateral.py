"""Equilateral triangle: whether all three sides are equal.

All its angles are then 60 degrees.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "equilateral triangle check sides equal",
    "preconditions": ["lengths > 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["Euclid, Elements, book I, definition 20"],
    "steps": ["Compare the sides with each other."],
    "example": [(6.0, 6.0, 6.0), True],
    "edges": [(1.0, 2.0, 3.0), (1.0, 1.0, 2.0), (2.0, 1.0, 1.0), (1.0, 2.0, 1.0)],
}


def is_equilateral(a: float, b: float, c: float) -> bool:
    """Whether all three sides are equal."""
    return a == b == c


def oracle(a: float, b: float, c: float) -> bool:
    return len({a, b, c}) == 1


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return tuple(float(rng.randint(1, 2 + size // 4)) for _ in range(3))
