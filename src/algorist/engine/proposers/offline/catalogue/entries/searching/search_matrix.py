"""Matrix search: whether a number is in a matrix whose rows and columns ascend.

Start at the upper right corner. A number that is too large rules out its column, one that is too small its row, so each
look removes one line.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["saddleback search", "search a 2D matrix"],
    "keywords": "search matrix 2d grid sorted rows columns target number saddleback",
    "preconditions": ["each row and each column ascends"],
    "growth": "n + m",
    "growth_reason": "each look removes a row or a column",
    "references": ["D. Gries, The Science of Programming, 1981"],
    "steps": [
        "Start at the upper right.",
        "Too large: go left. Too small: go down.",
        "Outside the matrix: it is not there.",
    ],
    "example": [([[1, 4, 7], [2, 5, 8], [3, 6, 9]], 5), True],
    "edges": [([], 1), ([[]], 1), ([[1]], 1), ([[1]], 2), ([[1, 3]], 3)],
}


def search_matrix(matrix: list[list[int]], target: int) -> bool:
    """Whether the target is in the matrix."""
    row, column = 0, len(matrix[0]) - 1 if matrix else -1
    while row < len(matrix) and column >= 0:
        value = matrix[row][column]
        if value == target:
            return True
        if value > target:
            column -= 1
        else:
            row += 1
    return False


def oracle(matrix: list[list[int]], target: int) -> bool:
    return any(target in row for row in matrix)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    width = rng.randint(1, 4)
    rows = [sorted(rng.randint(0, 20) for _ in range(width)) for _ in range(size)]
    columns = [sorted(column) for column in zip(*rows, strict=True)]
    return [list(row) for row in zip(*columns, strict=True)], rng.randint(-1, 21)
