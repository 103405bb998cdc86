"""Determinant: the determinant of a square matrix of integers, exactly.

Bareiss: elimination in which every division by the pivot before is exact, so that all stays in integers. Row swaps
change the sign.
"""

from itertools import permutations
from math import prod
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Bareiss algorithm"],
    "keywords": "determinant square matrix integers elimination",
    "preconditions": ["the empty matrix has determinant 1"],
    "growth": "n^3",
    "growth_reason": "elimination touches each entry for each pivot",
    "references": ["E. Bareiss, Sylvester's identity and multistep integer-preserving Gaussian elimination, 1968"],
    "steps": [
        "Bring a row with a pivot that is not 0 up; without one the answer is 0.",
        "Eliminate below and divide by the pivot before.",
        "The last entry is the determinant.",
    ],
    "example": [([[2, 0, 1], [1, 3, 2], [1, 1, 1]],), 0],
    "edges": [([],), ([[5]],), ([[1, 2], [3, 4]],), ([[0, 1], [1, 0]],), ([[0, 0], [0, 0]],)],
}


def determinant(matrix: list[list[int]]) -> int:
    """The determinant."""
    rows = [list(row) for row in matrix]
    n, sign, before = len(rows), 1, 1
    for k in range(n):
        pivot = next((i for i in range(k, n) if rows[i][k]), -1)
        if pivot < 0:
            return 0
        if pivot != k:
            rows[k], rows[pivot] = rows[pivot], rows[k]
            sign = -sign
        for i in range(k + 1, n):
            for j in range(k + 1, n):
                rows[i][j] = (rows[i][j] * rows[k][k] - rows[i][k] * rows[k][j]) // before
        before = rows[k][k]
    return sign * before


def oracle(matrix: list[list[int]]) -> int:
    n = len(matrix)
    total = 0
    for order in permutations(range(n)):
        swaps = sum(order[i] > order[j] for j in range(n) for i in range(j))
        total += (-1) ** swaps * prod(matrix[i][order[i]] for i in range(n))
    return total


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = min(size, 4)
    return ([[rng.randint(-3, 4) for _ in range(n)] for _ in range(n)],)
