"""Volume of a cone: a third of the cylinder around it.

The cuts shrink with the square of the distance from the tip; their sum gives the third.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "keywords": "volume of a cone radius height",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(5.0, 12.0), 314.15926535897927],
    "edges": [(0.0, 1.0), (1.0, 1.0), (1.0, 0.0)],
}


def cone_volume(radius: float, height: float) -> float:
    """A third of the cylinder around it."""
    return math.pi * radius**2 * height / 3


def oracle(radius: float, height: float) -> float:
    def area(x: float) -> float:
        return math.pi * (radius * x / height) ** 2 if height else 0.0

    return height / 6 * (area(0.0) + 4 * area(height / 2) + area(height))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.random() * 10 * (size + 1), rng.random() * 10 * (size + 1)
