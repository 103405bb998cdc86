"""Volume of a frustum: a cone whose tip was cut off.

It is the difference of two cones; the tip itself does not appear in the formula.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "keywords": "volume of a frustum truncated cone radii height",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(3.0, 2.0, 6.0), 119.38052083641213],
    "edges": [(1.0, 0.0, 3.0), (1.0, 1.0, 1.0)],
}


def frustum_volume(lower: float, upper: float, height: float) -> float:
    """A cone whose tip was cut off."""
    return math.pi * height / 3 * (lower**2 + lower * upper + upper**2)


def oracle(lower: float, upper: float, height: float) -> float:
    def area(x: float) -> float:
        return math.pi * (lower + (upper - lower) * x / height) ** 2 if height else 0.0

    return height / 6 * (area(0.0) + 4 * area(height / 2) + area(height))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.random() * 10 * (size + 1), rng.random() * 10, rng.random() * 10
