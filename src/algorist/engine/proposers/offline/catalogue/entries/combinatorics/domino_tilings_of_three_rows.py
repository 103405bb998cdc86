"""Domino tilings of three rows: ways to cover a board of 3 by n with dominoes.

A tiling breaks off at its first straight cut: after two columns in 3 ways, after any longer even number in 2. Hence
f(n) = 4 f(n - 2) - f(n - 4); an odd number of columns leaves an odd number of cells.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "domino tilings 3 x n board ways to fill with 2 x 1 dominoes",
    "preconditions": ["n ≥ 0"],
    "growth": "n",
    "growth_reason": "one step a column",
    "references": ["R. L. Graham, D. E. Knuth and O. Patashnik, Concrete Mathematics, section 7.1"],
    "steps": ["Odd numbers of columns have none.", "Begin with 1 and 3 ways.", "Compute each from the two before."],
    "example": [(4,), 11],
    "edges": [(0,), (1,), (2,), (3,)],
}


def domino_tilings_of_three_rows(n: int) -> int:
    """How many tilings there are."""
    if n % 2:
        return 0
    current, following = 1, 3
    for _ in range(n // 2):
        current, following = following, 4 * following - current
    return current


def oracle(n: int) -> int:
    cells = [(row, column) for column in range(n) for row in range(3)]

    def ways(free: frozenset[tuple[int, int]]) -> int:
        if not free:
            return 1
        row, column = min(free, key=lambda cell: (cell[1], cell[0]))
        others = [(row + 1, column), (row, column + 1)]
        return sum(ways(free - {(row, column), other}) for other in others if other in free)

    return ways(frozenset(cells))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, min(size, 6)),)
