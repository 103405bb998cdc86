"""Side faces of a cube: four squares.

Top and bottom are left out.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "lateral surface area of a cube side faces",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(5.0,), 100.0],
    "edges": [(0.0,), (1.0,)],
}


def cube_lateral_surface(edge: float) -> float:
    """Four squares."""
    return 4 * edge * edge


def oracle(edge: float) -> float:
    return 6 * edge * edge - 2 * edge * edge


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.random() * 10 * (size + 1),)
