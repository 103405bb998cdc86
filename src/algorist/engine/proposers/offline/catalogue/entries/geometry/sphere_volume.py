"""Volume of a sphere: four thirds of pi times the cube of the radius.

Archimedes: it is two thirds of the cylinder around it.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "keywords": "volume of a sphere ball radius",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(3.0,), 113.09733552923254],
    "edges": [(0.0,), (1.0,)],
}


def sphere_volume(radius: float) -> float:
    """Four thirds of pi times the cube of the radius."""
    return 4 / 3 * math.pi * radius**3


def oracle(radius: float) -> float:
    def area(x: float) -> float:
        return math.pi * (radius**2 - (x - radius) ** 2)

    return (2 * radius) / 6 * (area(0.0) + 4 * area((2 * radius) / 2) + area(2 * radius))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.random() * 10 * (size + 1),)
