"""Volume of a cuboid: length times width times height.

Layers of rectangles.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "volume of a cuboid box rectangular prism length width height",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(1.0, 2.0, 3.0), 6.0],
    "edges": [(0.0, 1.0, 2.0), (1.0, 1.0, 1.0)],
}


def cuboid_volume(length: float, width: float, height: float) -> float:
    """Length times width times height."""
    return length * width * height


def oracle(length: float, width: float, height: float) -> float:
    def area(x: float) -> float:
        return length * width + 0 * x

    return height / 6 * (area(0.0) + 4 * area(height / 2) + area(height))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.random() * 10 * (size + 1), rng.random() * 10, rng.random() * 10
