"""Volume of a cube: its edge to the third power.

Layers of squares.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "volume of a cube edge side",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(3.0,), 27.0],
    "edges": [(0.0,), (1.0,)],
}


def cube_volume(edge: float) -> float:
    """Its edge to the third power."""
    return edge**3


def oracle(edge: float) -> float:
    def area(x: float) -> float:
        return edge * edge + 0 * x

    return edge / 6 * (area(0.0) + 4 * area(edge / 2) + area(edge))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.random() * 10 * (size + 1),)
