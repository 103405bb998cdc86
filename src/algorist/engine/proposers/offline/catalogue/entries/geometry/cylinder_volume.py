"""Volume of a cylinder: the area of its base times its height.

All cuts across it are the same circle.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "keywords": "volume of a cylinder radius height",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(10.0, 5.0), 1570.7963267948967],
    "edges": [(0.0, 1.0), (1.0, 1.0)],
}


def cylinder_volume(radius: float, height: float) -> float:
    """The area of its base times its height."""
    return math.pi * radius**2 * height


def oracle(radius: float, height: float) -> float:
    def area(x: float) -> float:
        return math.pi * radius**2 + 0 * x

    return height / 6 * (area(0.0) + 4 * area(height / 2) + area(height))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.random() * 10 * (size + 1), rng.random() * 10 * (size + 1)
