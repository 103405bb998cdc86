"""Matrix multiplication: the product of two matrices.

The element in row i and column j is the sum over the products of row i of the first with column j of the second matrix.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["matrix product", "multiply matrices"],
    "keywords": "matrix matrices multiply multiplication product rows columns",
    "preconditions": ["the first has as many columns as the second has rows"],
    "growth": "n^3",
    "growth_reason": "one product for each triple of row, column and inner index",
    "references": ["G. Golub and C. Van Loan, Matrix Computations, section 1.1"],
    "steps": ["Turn the second matrix into its columns.", "Multiply each row with each column and add up."],
    "compare": "approximate",
    "example": [([[1, 2], [3, 4]], [[5, 6], [7, 8]]), [[19, 22], [43, 50]]],
    "edges": [([[2]], [[3]]), ([[1, 2]], [[3], [4]]), ([[1], [2]], [[3, 4]])],
}


def matrix_multiply(a: list[list[float]], b: list[list[float]]) -> list[list[float]]:
    """The product of two matrices, given by rows."""
    columns = list(zip(*b, strict=True))
    return [[sum(x * y for x, y in zip(row, column, strict=True)) for column in columns] for row in a]


def oracle(a: list[list[float]], b: list[list[float]]) -> list[list[float]]:
    product = [[0.0] * len(b[0]) for _ in a]
    for i in range(len(a)):
        for j in range(len(b[0])):
            for k in range(len(b)):
                product[i][j] += a[i][k] * b[k][j]
    return product


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n, m, k = (rng.randint(1, size // 3 + 1) for _ in range(3))
    first = [[rng.randint(-5, 5) for _ in range(m)] for _ in range(n)]
    return first, [[rng.randint(-5, 5) for _ in range(k)] for _ in range(m)]
