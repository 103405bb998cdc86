"""Circumference of a circle: twice pi times the radius.

It is the limit of the perimeters of regular polygons with more and more sides.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "keywords": "circumference perimeter of a circle radius",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(2.0,), 12.566370614359172],
    "edges": [(0.0,), (1.0,)],
}


def circle_circumference(radius: float) -> float:
    """Twice pi times the radius."""
    return 2 * math.pi * radius


def oracle(radius: float) -> float:
    return 10000 * 2 * radius * math.sin(math.pi / 10000)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.random() * 10 * (size + 1),)
