"""Isosceles triangle: whether two sides are equal.

The angles at the third side are then equal; an equilateral triangle is isosceles as well.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "isosceles triangle check sides equal",
    "preconditions": ["lengths > 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["Euclid, Elements, book I, definition 20"],
    "steps": ["Compare the sides with each other."],
    "example": [(6.0, 6.0, 12.0), True],
    "edges": [(1.0, 2.0, 3.0), (1.0, 1.0, 2.0), (2.0, 1.0, 1.0), (1.0, 2.0, 1.0)],
}


def is_isosceles(a: float, b: float, c: float) -> bool:
    """Whether two sides are equal."""
    return a in (b, c) or b == c


def oracle(a: float, b: float, c: float) -> bool:
    return len({a, b, c}) < 3


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return tuple(float(rng.randint(1, 2 + size // 4)) for _ in range(3))
