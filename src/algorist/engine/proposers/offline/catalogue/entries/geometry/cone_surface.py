"""Surface of a cone: its mantle and its base.

Unrolled, the mantle is a sector whose radius is the slant, the hypotenuse of radius and height.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "keywords": "surface area of a cone total radius height slant",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(5.0, 12.0), 282.7433388230814],
    "edges": [(0.0, 1.0), (1.0, 1.0)],
}


def cone_surface(radius: float, height: float) -> float:
    """Its mantle and its base."""
    return math.pi * radius * (radius + math.hypot(radius, height))


def oracle(radius: float, height: float) -> float:
    slant = math.sqrt(radius**2 + height**2)
    return math.pi * radius**2 + 2 * math.pi * radius * slant / 2


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.random() * 10 * (size + 1), rng.random() * 10 * (size + 1)
