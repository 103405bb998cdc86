"""Area of a trapezium: the mean of the parallel sides times the height.

Cut along a diagonal it is two triangles of the same height.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["trapezoid area"],
    "keywords": "area of a trapezium trapezoid parallel sides height",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(6.0, 9.0, 4.0), 30.0],
    "edges": [(0.0, 2.0, 1.0), (1.0, 1.0, 1.0)],
}


def trapezoid_area(a: float, b: float, height: float) -> float:
    """The mean of the parallel sides times the height."""
    return (a + b) / 2 * height


def oracle(a: float, b: float, height: float) -> float:
    return a * height / 2 + b * height / 2


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.random() * 10 * (size + 1), rng.random() * 10, rng.random() * 10
