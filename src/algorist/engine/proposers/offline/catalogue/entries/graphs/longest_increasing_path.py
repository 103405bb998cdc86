"""Longest rising path: the number of cells of the longest path over neighbours in a grid along which the values rise.

Cells are taken in the order of their values, so that all lower neighbours are known.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "longest increasing path in a matrix grid neighbours",
    "growth": "n log n",
    "growth_reason": "sorting the cells",
    "references": ["R. Sedgewick and K. Wayne, Algorithms, section 4.4 (longest paths in acyclic graphs)"],
    "steps": ["Sort the cells by value.", "Each path is one longer than the longest of a lower neighbour."],
    "example": [([[9, 9, 4], [6, 6, 8], [2, 1, 1]],), 4],
    "edges": [([],), ([[1]],), ([[1, 1]],), ([[1, 2], [4, 3]],)],
}


def longest_increasing_path(grid: list[list[int]]) -> int:
    """The number of cells."""
    lengths: dict[tuple[int, int], int] = {}
    for value, r, c in sorted((value, r, c) for r, row in enumerate(grid) for c, value in enumerate(row)):
        lower = 0
        for cell in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
            if cell in lengths and grid[cell[0]][cell[1]] < value:
                lower = max(lower, lengths[cell])
        lengths[r, c] = lower + 1
    return max(lengths.values(), default=0)


def oracle(grid: list[list[int]]) -> int:
    def from_here(r: int, c: int) -> int:
        longest = 0
        for i, j in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
            if 0 <= i < len(grid) and 0 <= j < len(grid[0]) and grid[i][j] > grid[r][c]:
                longest = max(longest, from_here(i, j))
        return longest + 1

    return max((from_here(r, c) for r, row in enumerate(grid) for c in range(len(row))), default=0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    height, width = rng.randint(1, size // 3 + 1), rng.randint(1, size // 3 + 1)
    return ([[rng.randint(0, 9) for _ in range(width)] for _ in range(height)],)
