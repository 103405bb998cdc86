"""Area of a sector: the part of a circle's area that an angle in degrees cuts out.

It is to the whole circle as the angle is to 360 degrees.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "keywords": "area of a sector circle angle degrees",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(4.0, 45.0), 6.283185307179586],
    "edges": [(0.0, 90.0), (1.0, 360.0), (2.0, 0.0)],
}


def sector_area(radius: float, degrees: float) -> float:
    """The part of a circle's area that an angle in degrees cuts out."""
    return math.pi * radius * radius * degrees / 360


def oracle(radius: float, degrees: float) -> float:
    return radius * (2 * math.pi * radius) / 2 * degrees / 360


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.random() * (size + 1), rng.random() * 360
