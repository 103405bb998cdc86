"""Volume of a regular tetrahedron: the cube of the edge by six roots of two.

Four corners of a cube make a tetrahedron that fills a third of it.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "keywords": "volume of a regular tetrahedron edge",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(10.0,), 117.85113019775791],
    "edges": [(0.0,), (1.0,)],
}


def tetrahedron_volume(edge: float) -> float:
    """The cube of the edge by six roots of two."""
    return edge**3 / (6 * math.sqrt(2))


def oracle(edge: float) -> float:
    cube = edge / math.sqrt(2)
    return cube**3 - 4 * cube**3 / 6


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.random() * 10 * (size + 1),)
