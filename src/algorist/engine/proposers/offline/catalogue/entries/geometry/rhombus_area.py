"""Area of a rhombus: half the product of its diagonals.

The diagonals cut it into four right triangles. The same holds for a kite.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "area of a rhombus kite diagonals",
    "preconditions": ["lengths ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(10.0, 20.0), 100.0],
    "edges": [(0.0, 2.0), (1.0, 1.0)],
}


def rhombus_area(p: float, q: float) -> float:
    """Half the product of its diagonals."""
    return p * q / 2


def oracle(p: float, q: float) -> float:
    return 4 * ((p / 2) * (q / 2) / 2)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.random() * 10 * (size + 1), rng.random() * 10 * (size + 1)
