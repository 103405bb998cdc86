"""Squares in a grid: how many squares of any size lie along the lines of a grid.

A square of side s has rows - s + 1 places downwards and columns - s + 1 sideways.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["squares on a chessboard"],
    "keywords": "count number of squares in a rectangle grid chessboard",
    "preconditions": ["rows, columns ≥ 0"],
    "growth": "n",
    "growth_reason": "one product for each size",
    "references": ["R. L. Graham, D. E. Knuth and O. Patashnik, Concrete Mathematics, chapter 2"],
    "steps": ["For each size count the places.", "Add them up."],
    "example": [(4, 3), 20],
    "edges": [(0, 3), (1, 1), (2, 5), (3, 3)],
}


def count_squares_in_grid(rows: int, columns: int) -> int:
    """The number of squares."""
    total = 0
    for side in range(1, min(rows, columns) + 1):
        total += (rows - side + 1) * (columns - side + 1)
    return total


def oracle(rows: int, columns: int) -> int:
    cells = [(r, c) for r in range(rows) for c in range(columns)]
    return sum(r + s <= rows and c + s <= columns for s in range(1, rows + 1) for r, c in cells)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.randint(0, min(size, 6)), rng.randint(0, min(size, 6))
