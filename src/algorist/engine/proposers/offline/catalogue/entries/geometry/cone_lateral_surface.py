"""Mantle of a cone: its surface without the base.

Unrolled, it is a sector whose radius is the slant, the hypotenuse of radius and height.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "keywords": "lateral surface area of a cone side mantle radius height slant",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(5.0, 12.0), 204.20352248333654],
    "edges": [(0.0, 1.0), (1.0, 1.0), (0.0, 0.0)],
}


def cone_lateral_surface(radius: float, height: float) -> float:
    """Its surface without the base."""
    return math.pi * radius * math.hypot(radius, height)


def oracle(radius: float, height: float) -> float:
    slant = math.sqrt(radius**2 + height**2)
    return math.pi * slant**2 * (radius / slant) if slant else 0.0


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.random() * 10 * (size + 1), rng.random() * 10 * (size + 1)
