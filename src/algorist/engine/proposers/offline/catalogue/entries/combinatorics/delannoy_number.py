"""Delannoy number: paths from a corner of a grid to the other with steps right, up and diagonal.

A cell is reached from its left, from below, or from below left.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["king walks", "paths with diagonal steps"],
    "keywords": "delannoy number paths grid southwest northeast corner diagonal steps",
    "preconditions": ["both sides are at least 0"],
    "growth": "m * n",
    "growth_reason": "one sum for each cell",
    "references": ["Comtet, Advanced Combinatorics, 1974, chapter 1"],
    "steps": ["One path along each edge.", "Each cell is the sum of its three neighbours.", "The far corner."],
    "example": [(3, 3), 63],
    "edges": [(0, 0), (0, 5), (4, 0), (1, 1)],
}


def delannoy_number(m: int, n: int) -> int:
    """The number of lattice paths from (0, 0) to (m, n) with the three steps."""
    row = [1] * (n + 1)
    for _ in range(m):
        following = [1]
        for j in range(1, n + 1):
            following.append(following[j - 1] + row[j] + row[j - 1])
        row = following
    return row[n]


def oracle(m: int, n: int) -> int:
    if m == 0 or n == 0:
        return 1
    return oracle(m - 1, n) + oracle(m, n - 1) + oracle(m - 1, n - 1)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.randint(0, min(size, 5)), rng.randint(0, min(size, 5))
