"""Gaussian elimination: the solution of a system of linear equations.

Equations are subtracted from each other until each unknown stands alone. The largest coefficient in the column is taken
as pivot, which keeps rounding errors small.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Gauss–Jordan"],
    "keywords": "solve linear system equations gaussian elimination matrix vector unknowns",
    "preconditions": ["as many equations as unknowns; [] when there is no single solution"],
    "growth": "n^3",
    "growth_reason": "each pivot touches each entry",
    "references": ["G. Golub and C. Van Loan, Matrix Computations, chapter 3"],
    "steps": [
        "Bring the largest coefficient of the column up.",
        "Subtract its row from all others so that the column becomes 0.",
        "Divide by the pivots.",
    ],
    "compare": "approximate",
    "example": [([[2.0, 1.0], [1.0, 3.0]], [3.0, 5.0]), [0.8, 1.4]],
    "edges": [
        ([], []),
        ([[0.0]], [1.0]),
        ([[0.0, 1.0], [1.0, 0.0]], [2.0, 3.0]),
        ([[1.0, 1.0], [2.0, 2.0]], [1.0, 2.0]),
    ],
}


def solve_linear_system(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The values of the unknowns, [] when there is no single solution."""
    rows = [[float(v) for v in row] + [float(r)] for row, r in zip(matrix, right, strict=True)]
    n = len(rows)
    for k in range(n):
        pivot = max(range(k, n), key=lambda i: abs(rows[i][k]))
        if abs(rows[pivot][k]) < 1e-12:
            return []
        rows[k], rows[pivot] = rows[pivot], rows[k]
        for i in range(n):
            if i != k:
                factor = rows[i][k] / rows[k][k]
                rows[i] = [a - factor * b for a, b in zip(rows[i], rows[k], strict=True)]
    return [rows[k][n] / rows[k][k] for k in range(n)]


def oracle(matrix: list[list[float]], right: list[float]) -> list[float]:
    def det(square: list[list[float]]) -> float:
        if not square:
            return 1.0
        minors = [[row[:j] + row[j + 1 :] for row in square[1:]] for j in range(len(square))]
        return float(sum((-1) ** j * square[0][j] * det(minor) for j, minor in enumerate(minors)))

    whole = det(matrix)
    if abs(whole) < 1e-9:
        return []
    replaced = [[[*row[:j], r, *row[j + 1 :]] for row, r in zip(matrix, right, strict=True)] for j in range(len(right))]
    return [det(one) / whole for one in replaced]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = min(size, 4)
    return [[float(rng.randint(-4, 4)) for _ in range(n)] for _ in range(n)], [
        float(rng.randint(-9, 9)) for _ in range(n)
    ]
