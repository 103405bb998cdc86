"""Volume of a torus: by Guldin, the area of the circle times the way of its middle.

The ring is what a small circle sweeps on its way around a large one.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "keywords": "volume of a torus ring donut radius",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(5.0, 2.0), 394.78417604357435],
    "edges": [(1.0, 0.0), (2.0, 1.0)],
}


def torus_volume(ring: float, tube: float) -> float:
    """By Guldin, the area of the circle times the way of its middle."""
    return 2 * math.pi**2 * ring * tube * tube


def oracle(ring: float, tube: float) -> float:
    return math.pi * tube * tube * (2 * math.pi * ring)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.random() * 10 * (size + 1), rng.random() * 10 * (size + 1)
