"""Transposed matrix: rows become columns.

The j-th row of the result takes the j-th item of each row.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "transpose matrix rows columns swap flip",
    "preconditions": ["all rows have the same length"],
    "growth": "n",
    "growth_reason": "each of the n items is moved once",
    "references": ["G. Golub and C. Van Loan, Matrix Computations, chapter 1"],
    "steps": ["For each column gather its items from all rows."],
    "example": [([[1, 2, 3], [4, 5, 6]],), [[1, 4], [2, 5], [3, 6]]],
    "edges": [([],), ([[5]],), ([[1, 2]],), ([[1], [2]],)],
}


def transpose(matrix: list[list[Any]]) -> list[list[Any]]:
    """The transposed matrix."""
    width = len(matrix[0]) if matrix else 0
    return [[row[column] for row in matrix] for column in range(width)]


def oracle(matrix: list[list[Any]]) -> list[list[Any]]:
    return [list(column) for column in zip(*matrix, strict=True)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    width = rng.randint(1, 5)
    return ([[rng.randint(0, 99) for _ in range(width)] for _ in range(min(size, 6))],)
