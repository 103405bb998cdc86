"""Distance of two points: the root of the squares of the differences, added up.

Pythagoras's theorem, once for each dimension.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "keywords": "euclidean distance between two points coordinates",
    "preconditions": ["both points have the same dimension"],
    "growth": "1",
    "growth_reason": "one step a dimension",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [([0.0, 0.0], [3.0, 4.0]), 5.0],
    "edges": [([1.0], [1.0]), ([0.0, 0.0, 0.0], [1.0, 2.0, 2.0])],
}


def euclidean_distance(p: list[float], q: list[float]) -> float:
    """The root of the squares of the differences, added up."""
    total = 0.0
    for a, b in zip(p, q, strict=True):
        total += (a - b) * (a - b)
    return math.sqrt(total)


def oracle(p: list[float], q: list[float]) -> float:
    return math.hypot(*(a - b for a, b in zip(p, q, strict=True)))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = rng.randint(1, size + 1)
    return [rng.uniform(-9, 9) for _ in range(n)], [rng.uniform(-9, 9) for _ in range(n)]
