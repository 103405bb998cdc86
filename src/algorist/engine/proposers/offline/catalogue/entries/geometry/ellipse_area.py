"""Area of an ellipse: pi times its two half-axes.

An ellipse is a circle that was stretched in one direction, and areas are stretched alike.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "keywords": "area of an ellipse semi axes",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(2.0, 3.0), 18.84955592153876],
    "edges": [(1.0, 1.0), (0.0, 2.0)],
}


def ellipse_area(a: float, b: float) -> float:
    """Pi times its two half-axes."""
    return math.pi * a * b


def oracle(a: float, b: float) -> float:
    return math.pi * a * a * (b / a) if a else 0.0


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.random() * 10 * (size + 1), rng.random() * 10 * (size + 1)
