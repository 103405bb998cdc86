"""Surface of a cuboid: two of each of its three faces.

Faces that lie opposite are alike.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "surface area of a cuboid box rectangular prism",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(1.0, 2.0, 3.0), 22.0],
    "edges": [(0.0, 1.0, 2.0), (1.0, 1.0, 1.0)],
}


def cuboid_surface(length: float, width: float, height: float) -> float:
    """Two of each of its three faces."""
    return 2 * (length * width + width * height + height * length)


def oracle(length: float, width: float, height: float) -> float:
    edges = (length, width, height)
    return float(sum(edges[i] * edges[j] for i in range(3) for j in range(3) if i != j))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.random() * 10 * (size + 1), rng.random() * 10, rng.random() * 10
