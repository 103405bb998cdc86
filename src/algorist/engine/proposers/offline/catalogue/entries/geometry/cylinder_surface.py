"""Surface of a cylinder: its side and its two lids.

Unrolled, the side is a rectangle as wide as the circumference.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "keywords": "surface area of a cylinder total radius height",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(10.0, 5.0), 942.4777960769379],
    "edges": [(0.0, 1.0), (1.0, 1.0)],
}


def cylinder_surface(radius: float, height: float) -> float:
    """Its side and its two lids."""
    return 2 * math.pi * radius * (radius + height)


def oracle(radius: float, height: float) -> float:
    return 2 * math.pi * radius**2 + 2 * math.pi * radius * height


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.random() * 10 * (size + 1), rng.random() * 10 * (size + 1)
