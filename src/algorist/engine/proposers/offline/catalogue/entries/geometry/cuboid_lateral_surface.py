"""Side faces of a cuboid: its surface without top and bottom.

It is the perimeter of the base times the height.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "lateral surface area of a cuboid box side faces",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(8.0, 5.0, 6.0), 156.0],
    "edges": [(0.0, 1.0, 2.0), (1.0, 1.0, 1.0)],
}


def cuboid_lateral_surface(length: float, width: float, height: float) -> float:
    """Its surface without top and bottom."""
    return 2 * height * (length + width)


def oracle(length: float, width: float, height: float) -> float:
    return 2 * (length * width + width * height + height * length) - 2 * length * width


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.random() * 10 * (size + 1), rng.random() * 10, rng.random() * 10
