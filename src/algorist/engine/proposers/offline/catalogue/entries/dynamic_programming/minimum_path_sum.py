"""Minimum path sum: the smallest sum on a way through a grid going right or down.

The cheapest way to a cell comes from above or from the left, whichever is cheaper, and adds the cell. One row of sums
is enough.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["min cost path", "cheapest grid path"],
    "keywords": "minimum path sum grid right down cheapest cost matrix corner",
    "preconditions": ["at least one cell"],
    "growth": "n",
    "growth_reason": "one comparison for each of the n cells",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 15"],
    "steps": [
        "Sum up the first row.",
        "In each further row take the cheaper of above and left for each cell, and add the cell.",
    ],
    "example": [([[1, 3, 1], [1, 5, 1], [4, 2, 1]],), 7],
    "edges": [([[5]],), ([[1, 2, 3]],), ([[1], [2]],), ([[-1, 2], [3, -4]],)],
}


def minimum_path_sum(grid: list[list[int]]) -> int:
    """The smallest sum from the upper left to the lower right."""
    best: list[float] = [0] + [float("inf")] * (len(grid[0]) - 1)
    for row in grid:
        for column, cost in enumerate(row):
            left = best[column - 1] if column else float("inf")
            best[column] = min(best[column], left) + cost
    return int(best[-1])


def oracle(grid: list[list[int]]) -> int:
    def walk(r: int, c: int) -> int:
        onward = [walk(r + 1, c)] if r + 1 < len(grid) else []
        onward += [walk(r, c + 1)] if c + 1 < len(grid[0]) else []
        return grid[r][c] + min(onward, default=0)

    return walk(0, 0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    width = rng.randint(1, 4)
    return ([[rng.randint(-2, 9) for _ in range(width)] for _ in range(min(size, 5) + 1)],)
