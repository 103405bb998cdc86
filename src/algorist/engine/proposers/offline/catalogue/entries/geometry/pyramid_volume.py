"""Volume of a pyramid on a rectangle: a third of the box around it.

The cuts shrink with the square of the distance from the tip.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "volume of a pyramid rectangular base height",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(3.0, 4.0, 5.0), 20.0],
    "edges": [(0.0, 1.0, 2.0), (1.0, 1.0, 1.0), (1.0, 1.0, 0.0)],
}


def pyramid_volume(length: float, width: float, height: float) -> float:
    """A third of the box around it."""
    return length * width * height / 3


def oracle(length: float, width: float, height: float) -> float:
    def area(x: float) -> float:
        return length * width * (x / height) ** 2 if height else 0.0

    return height / 6 * (area(0.0) + 4 * area(height / 2) + area(height))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.random() * 10 * (size + 1), rng.random() * 10, rng.random() * 10
