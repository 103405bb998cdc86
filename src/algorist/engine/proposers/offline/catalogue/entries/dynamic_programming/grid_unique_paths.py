"""Unique paths: in how many ways a grid is crossed from corner to corner going right or down.

A cell is reached from above or from the left, so its ways are the sum of theirs. One row of counts is enough.
"""

from math import comb
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["lattice paths"],
    "keywords": "unique paths grid robot right down count ways m n corner lattice",
    "preconditions": ["m, n ≥ 1"],
    "growth": "m * n",
    "growth_reason": "one addition for each cell",
    "references": ["R. Graham, D. Knuth and O. Patashnik, Concrete Mathematics, chapter 5"],
    "steps": [
        "The first row has one way to each cell.",
        "In each further row add the count from the left to the one from above.",
    ],
    "example": [(3, 7), 28],
    "edges": [(1, 1), (1, 5), (5, 1), (2, 2)],
}


def grid_unique_paths(m: int, n: int) -> int:
    """The number of ways through m rows and n columns."""
    ways = [1] * n
    for _ in range(m - 1):
        for column in range(1, n):
            ways[column] += ways[column - 1]
    return ways[-1]


def oracle(m: int, n: int) -> int:
    return comb(m + n - 2, m - 1)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.randint(1, size + 1), rng.randint(1, size + 1)
