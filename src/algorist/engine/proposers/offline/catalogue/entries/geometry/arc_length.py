"""Length of an arc: the part of a circle's circumference that an angle in degrees cuts out.

It is to the whole circumference as the angle is to 360 degrees.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "keywords": "arc length of an angle circle degrees",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(9.0, 45.0), 7.0685834705770345],
    "edges": [(0.0, 90.0), (1.0, 360.0), (2.0, 0.0)],
}


def arc_length(radius: float, degrees: float) -> float:
    """The part of a circle's circumference that an angle in degrees cuts out."""
    return 2 * math.pi * radius * degrees / 360


def oracle(radius: float, degrees: float) -> float:
    return radius * math.radians(degrees)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.random() * (size + 1), rng.random() * 360
