"""Surface of a cube: six squares.

All faces are alike.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "surface area of a cube edge side",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(5.0,), 150.0],
    "edges": [(0.0,), (1.0,)],
}


def cube_surface(edge: float) -> float:
    """Six squares."""
    return 6 * edge * edge


def oracle(edge: float) -> float:
    return sum(edge * edge for _ in range(6))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.random() * 10 * (size + 1),)
