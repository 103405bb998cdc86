"""Surface of a regular tetrahedron: four equilateral triangles.

Together they are root three times the square of the edge.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "keywords": "surface area of a regular tetrahedron edge",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(3.0,), 15.588457268119894],
    "edges": [(0.0,), (1.0,)],
}


def tetrahedron_surface(edge: float) -> float:
    """Four equilateral triangles."""
    return math.sqrt(3) * edge * edge


def oracle(edge: float) -> float:
    height = edge * math.sin(math.pi / 3)
    return 4 * edge * height / 2


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.random() * 10 * (size + 1),)
