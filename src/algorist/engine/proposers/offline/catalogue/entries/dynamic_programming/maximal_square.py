"""Largest square of ones: the area of the largest square in a grid that holds only ones.

The square that ends in a cell is one longer than the smallest of those to its left, above and between.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "maximal square largest area of ones in binary matrix",
    "growth": "n",
    "growth_reason": "one step a cell",
    "references": ["T. H. Cormen and others, Introduction to Algorithms, chapter 15"],
    "steps": ["For each cell find the largest square that ends there.", "Keep the largest."],
    "example": [([[1, 0, 1, 1], [1, 1, 1, 1], [0, 1, 1, 1]],), 4],
    "edges": [([],), ([[0]],), ([[1]],), ([[1, 1], [1, 1]],)],
}


def maximal_square(grid: list[list[int]]) -> int:
    """The area."""
    best = 0
    above: list[int] = []
    for row in grid:
        sides: list[int] = []
        for column, cell in enumerate(row):
            side = int(cell == 1)
            if side and column and above:
                side += min(sides[column - 1], above[column], above[column - 1])
            sides.append(side)
        best = max([best, *sides])
        above = sides
    return best * best


def oracle(grid: list[list[int]]) -> int:
    best = 0
    for r in range(len(grid)):
        for c in range(len(grid[0])):
            for side in range(1, min(len(grid) - r, len(grid[0]) - c) + 1):
                if all(cell == 1 for row in grid[r : r + side] for cell in row[c : c + side]):
                    best = max(best, side * side)
    return best


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    height, width = rng.randint(1, size // 2 + 1), rng.randint(1, size // 2 + 1)
    return ([[int(rng.random() < 0.75) for _ in range(width)] for _ in range(height)],)
