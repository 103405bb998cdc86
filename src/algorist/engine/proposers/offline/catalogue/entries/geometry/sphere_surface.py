"""Surface of a sphere: four times pi times the square of the radius.

Archimedes: it is as large as the side of the cylinder around it.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "keywords": "surface area of a sphere ball radius",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(3.0,), 113.09733552923255],
    "edges": [(0.0,), (1.0,)],
}


def sphere_surface(radius: float) -> float:
    """Four times pi times the square of the radius."""
    return 4 * math.pi * radius**2


def oracle(radius: float) -> float:
    return 2 * math.pi * radius * (2 * radius)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.random() * 10 * (size + 1),)
