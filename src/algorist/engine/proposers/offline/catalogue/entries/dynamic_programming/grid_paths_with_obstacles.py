"""Paths around obstacles: in how many ways a grid with blocked cells is crossed going right or down.

A free cell is reached in as many ways as the cells above and to the left of it together, a blocked one in none.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["unique paths II"],
    "keywords": "unique paths obstacles grid blocked cells robot right down count ways",
    "preconditions": ["1 is an obstacle, 0 is free; at least one cell"],
    "growth": "n",
    "growth_reason": "one addition for each of the n cells",
    "references": ["R. Graham, D. Knuth and O. Patashnik, Concrete Mathematics, chapter 5"],
    "steps": [
        "Start with one way to the first cell.",
        "Go row by row: a blocked cell has 0 ways, a free one adds the count from the left.",
    ],
    "example": [([[0, 0, 0], [0, 1, 0], [0, 0, 0]],), 2],
    "edges": [([[0]],), ([[1]],), ([[0, 1]],), ([[0, 0]],)],
}


def grid_paths_with_obstacles(grid: list[list[int]]) -> int:
    """The number of ways from the upper left to the lower right."""
    ways = [1] + [0] * (len(grid[0]) - 1)
    for row in grid:
        for column, blocked in enumerate(row):
            if blocked:
                ways[column] = 0
            elif column > 0:
                ways[column] += ways[column - 1]
    return ways[-1]


def oracle(grid: list[list[int]]) -> int:
    def walk(r: int, c: int) -> int:
        if r == len(grid) or c == len(grid[0]) or grid[r][c]:
            return 0
        if (r, c) == (len(grid) - 1, len(grid[0]) - 1):
            return 1
        return walk(r + 1, c) + walk(r, c + 1)

    return walk(0, 0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    width = rng.randint(1, 4)
    return ([[int(rng.random() < 0.2) for _ in range(width)] for _ in range(min(size, 5) + 1)],)
