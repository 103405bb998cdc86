"""Triangle path: the smallest sum from the top of a triangle of numbers to its base.

From the base upwards each number adds the smaller of the two sums below it; at the top stands the answer.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "triangle minimum path sum top bottom adjacent rows",
    "preconditions": ["row i has i + 1 numbers, at least one row; from position j one may go to j or j + 1"],
    "growth": "n",
    "growth_reason": "one comparison for each of the n numbers",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 15"],
    "steps": ["Start with the last row.", "Go up row by row: each number adds the smaller of the two sums below it."],
    "example": [([[2], [3, 4], [6, 5, 7], [4, 1, 8, 3]],), 11],
    "edges": [([[5]],), ([[1], [2, 3]],), ([[-1], [2, 3], [1, -1, -3]],)],
}


def triangle_path_sum(triangle: list[list[int]]) -> int:
    """The smallest sum of a path from top to base."""
    best = list(triangle[-1])
    for row in reversed(triangle[:-1]):
        best = [value + min(best[j], best[j + 1]) for j, value in enumerate(row)]
    return best[0]


def oracle(triangle: list[list[int]]) -> int:
    def walk(row: int, j: int) -> int:
        below = [walk(row + 1, j), walk(row + 1, j + 1)] if row + 1 < len(triangle) else [0]
        return triangle[row][j] + min(below)

    return walk(0, 0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([[rng.randint(-5, 9) for _ in range(i + 1)] for i in range(min(size, 7) + 1)],)
