"""Area of a triangle: half of base times height.

Two such triangles make a parallelogram.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "area of a triangle base height",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(5.0, 4.0), 10.0],
    "edges": [(0.0, 2.0), (1.0, 1.0)],
}


def triangle_area(base: float, height: float) -> float:
    """Half of base times height."""
    return base * height / 2


def oracle(base: float, height: float) -> float:
    return base * height - base * height / 2


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.random() * 10 * (size + 1), rng.random() * 10 * (size + 1)
