"""Rectangles in a grid: how many rectangles lie along the lines of a grid.

A rectangle is two of the lines across and two of the lines down.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "count number of rectangles in a grid chessboard",
    "preconditions": ["rows, columns ≥ 0"],
    "growth": "1",
    "growth_reason": "one product",
    "references": ["R. L. Graham, D. E. Knuth and O. Patashnik, Concrete Mathematics, chapter 2"],
    "steps": ["Choose two lines of each kind."],
    "example": [(2, 2), 9],
    "edges": [(0, 3), (1, 1), (2, 5)],
}


def count_rectangles_in_grid(rows: int, columns: int) -> int:
    """The number of rectangles."""
    return rows * (rows + 1) // 2 * (columns * (columns + 1) // 2)


def oracle(rows: int, columns: int) -> int:
    tops = [(a, b) for a in range(rows) for b in range(a, rows)]
    sides = [(a, b) for a in range(columns) for b in range(a, columns)]
    return len([1 for _ in tops for _ in sides])


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.randint(0, min(size, 6)), rng.randint(0, min(size, 6))
