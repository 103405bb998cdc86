"""Volume of a triangular prism: the area of the triangle times the length.

All cuts across it are the same triangle.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "volume of a triangular prism base height length",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(10.0, 8.0, 6.0), 240.0],
    "edges": [(0.0, 1.0, 2.0), (1.0, 1.0, 1.0)],
}


def triangular_prism_volume(base: float, height: float, length: float) -> float:
    """The area of the triangle times the length."""
    return base * height / 2 * length


def oracle(base: float, height: float, length: float) -> float:
    def area(x: float) -> float:
        return base * height / 2 + 0 * x

    return length / 6 * (area(0.0) + 4 * area(length / 2) + area(length))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.random() * 10 * (size + 1), rng.random() * 10, rng.random() * 10
