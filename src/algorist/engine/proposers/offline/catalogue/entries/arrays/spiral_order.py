"""Spiral order: the numbers of a matrix from the outside in, clockwise.

Four borders enclose what is left. A round walks along the top, the right, the bottom and the left side, and then all
four borders move inwards by one.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["spiral matrix traversal"],
    "keywords": "spiral order matrix traverse clockwise outside in",
    "growth": "n",
    "growth_reason": "with four borders each of the n numbers is taken once",
    "references": ["S. Skiena, The Algorithm Design Manual, chapter 1"],
    "steps": [
        "Keep four borders.",
        "Walk along the top, the right, the bottom and the left and move each border inwards.",
        "Stop when the borders meet.",
    ],
    "example": [([[1, 2, 3], [4, 5, 6], [7, 8, 9]],), [1, 2, 3, 6, 9, 8, 7, 4, 5]],
    "edges": [([],), ([[5]],), ([[1, 2]],), ([[1], [2]],), ([[1, 2], [3, 4], [5, 6]],)],
}


def spiral_order(matrix: list[list[Any]]) -> list[Any]:
    """The items in spiral order."""
    top, bottom = 0, len(matrix) - 1
    left, right = 0, len(matrix[0]) - 1 if matrix else -1
    result: list[Any] = []
    while top <= bottom and left <= right:
        result += matrix[top][left : right + 1]
        result += [matrix[row][right] for row in range(top + 1, bottom + 1)]
        if top < bottom and left < right:
            result += [matrix[bottom][column] for column in range(right - 1, left, -1)]
            result += [matrix[row][left] for row in range(bottom, top, -1)]
        top, bottom, left, right = top + 1, bottom - 1, left + 1, right - 1
    return result


def oracle(matrix: list[list[Any]]) -> list[Any]:
    result = []
    while matrix:
        result += matrix[0]
        matrix = [list(row) for row in zip(*matrix[1:], strict=True)][::-1]
    return result


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    width = rng.randint(1, 5)
    return ([[rng.randint(0, 99) for _ in range(width)] for _ in range(min(size, 5))],)
