"""Area of a regular polygon: from the number of sides and their length.

Lines from the middle to the corners cut it into n triangles of equal sides.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "keywords": "area of a regular polygon sides length",
    "preconditions": ["sides ≥ 3"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(4, 20.0), 400.0],
    "edges": [(3, 1.0), (6, 2.0)],
}


def regular_polygon_area(sides: int, length: float) -> float:
    """From the number of sides and their length."""
    return sides * length * length / (4 * math.tan(math.pi / sides))


def oracle(sides: int, length: float) -> float:
    radius = length / (2 * math.sin(math.pi / sides))
    return sides * radius * radius * math.sin(2 * math.pi / sides) / 2


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.randint(3, 5 + size), rng.random() * 20
