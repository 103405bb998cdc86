"""Rotated matrix: a matrix turned by a quarter to the right.

The first column, read from below, becomes the first row, and so on.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["rotate image 90 degrees clockwise"],
    "keywords": "rotate matrix image 90 degrees clockwise quarter turn",
    "growth": "n",
    "growth_reason": "each of the n items is moved once",
    "references": ["J. Bentley, Programming Pearls, column 2"],
    "steps": ["For each column, from the left, read it from below.", "These are the rows of the result."],
    "example": [([[1, 2], [3, 4]],), [[3, 1], [4, 2]]],
    "edges": [([],), ([[5]],), ([[1, 2]],), ([[1], [2]],)],
}


def rotate_matrix(matrix: list[list[Any]]) -> list[list[Any]]:
    """The matrix after a quarter turn clockwise."""
    height = len(matrix)
    width = len(matrix[0]) if matrix else 0
    return [[matrix[height - 1 - row][column] for row in range(height)] for column in range(width)]


def oracle(matrix: list[list[Any]]) -> list[list[Any]]:
    return [list(row) for row in zip(*matrix[::-1], strict=True)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    width = rng.randint(1, 5)
    return ([[rng.randint(0, 99) for _ in range(width)] for _ in range(min(size, 5))],)
