"""Triangle inequality: whether three lengths are the sides of a triangle.

The longest must be shorter than the two others together.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "valid triangle sides lengths check inequality",
    "preconditions": ["lengths > 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["Euclid, Elements, book I, proposition 20"],
    "steps": ["Put the lengths into the formula."],
    "example": [(3.0, 4.0, 5.0), True],
    "edges": [(1.0, 2.0, 3.0), (1.0, 1.0, 1.0), (9.0, 2.0, 3.0)],
}


def is_triangle(a: float, b: float, c: float) -> bool:
    """Whether three lengths are the sides of a triangle."""
    return a < b + c and b < a + c and c < a + b


def oracle(a: float, b: float, c: float) -> bool:
    short, middle, long = sorted((a, b, c))
    return long < short + middle


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return tuple(float(rng.randint(1, size + 3)) for _ in range(3))
