"""Area of a circle: pi times the square of the radius.

Archimedes: a circle is as large as a triangle with the radius as height and the circumference as base.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "keywords": "area of a circle radius",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(2.0,), 12.566370614359172],
    "edges": [(0.0,), (1.0,)],
}


def circle_area(radius: float) -> float:
    """Pi times the square of the radius."""
    return math.pi * radius * radius


def oracle(radius: float) -> float:
    corners = 10000
    return corners * radius * radius * math.sin(2 * math.pi / corners) / 2


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.random() * 10 * (size + 1),)
