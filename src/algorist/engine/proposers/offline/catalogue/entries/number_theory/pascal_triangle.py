"""Pascal's triangle: the first rows of binomial coefficients.

Each row begins and ends with 1; every other entry is the sum of the two above it.
"""

from math import comb
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["binomial triangle"],
    "keywords": "pascal triangle rows binomial coefficients first n",
    "preconditions": ["n ≥ 0"],
    "growth": "n^2",
    "growth_reason": "one addition for each entry",
    "references": ["R. Graham, D. Knuth and O. Patashnik, Concrete Mathematics, chapter 5"],
    "steps": ["The first row is a single 1.", "Each next row adds neighbours of the last one, between two ones."],
    "example": [(4,), [[1], [1, 1], [1, 2, 1], [1, 3, 3, 1]]],
    "edges": [(0,), (1,), (2,), (6,)],
}


def pascal_triangle(n: int) -> list[list[int]]:
    """The first n rows."""
    rows: list[list[int]] = []
    for i in range(n):
        above = rows[-1] if rows else []
        rows.append([1 if j in {0, i} else above[j - 1] + above[j] for j in range(i + 1)])
    return rows


def oracle(n: int) -> list[list[int]]:
    return [[comb(i, j) for j in range(i + 1)] for i in range(n)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, size),)
