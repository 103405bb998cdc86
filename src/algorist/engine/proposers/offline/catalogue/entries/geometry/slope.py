"""Slope of a line: the rise between two points by the run.

How much y grows where x grows by one.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["gradient"],
    "keywords": "slope gradient of a line two points",
    "preconditions": ["x1 ≠ x2"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(4.0, 2.0, 2.0, 5.0), -1.5],
    "edges": [(0.0, 0.0, 1.0, 1.0), (0.0, 3.0, 5.0, 3.0)],
}


def slope(x1: float, y1: float, x2: float, y2: float) -> float:
    """The rise between two points by the run."""
    return (y2 - y1) / (x2 - x1)


def oracle(x1: float, y1: float, x2: float, y2: float) -> float:
    return y2 / (x2 - x1) + y1 / (x1 - x2)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    x = rng.randint(-size, size)
    return float(x), float(rng.randint(-9, 9)), float(x + rng.randint(1, 9)), float(rng.randint(-9, 9))
