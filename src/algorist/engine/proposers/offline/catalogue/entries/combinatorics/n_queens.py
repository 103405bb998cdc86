"""N queens: how many ways to place n queens so that none attacks another.

Row by row a queen is placed on a column that is free, as are both its diagonals; when a row has none, the last queen
moves on. Bits hold what is taken.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["eight queens", "n-queens count"],
    "keywords": "queens n chess board place attack count ways solutions backtracking",
    "preconditions": ["n ≥ 0; symmetric solutions count separately"],
    "growth": "n!",
    "growth_reason": "at most n choices in the first row, n - 1 in the next, and so on; far fewer in practice",
    "references": ["M. Richards, Backtracking algorithms in MCPL using bit patterns and recursion, 1997"],
    "steps": [
        "Keep as bits the columns and the two kinds of diagonals that are attacked in this row.",
        "Try each free column: place a queen, shift the diagonals by one and go on with the next row.",
        "A placement in every row counts as one.",
    ],
    "example": [(8,), 92],
    "edges": [(0,), (1,), (2,), (3,), (4,)],
}


def n_queens(n: int) -> int:
    """The number of placements of n queens on an n by n board."""
    every = (1 << n) - 1

    def place(columns: int, left: int, right: int) -> int:
        if columns == every:
            return 1
        count = 0
        free = every & ~(columns | left | right)
        while free:
            queen = free & -free
            free -= queen
            count += place(columns | queen, (left | queen) << 1, (right | queen) >> 1)
        return count

    return place(0, 0, 0)


def oracle(n: int) -> int:
    def fits(queens: list[int], column: int) -> bool:
        return all(c != column and abs(c - column) != len(queens) - r for r, c in enumerate(queens))

    boards: list[list[int]] = [[]]
    for _ in range(n):
        boards = [[*queens, column] for queens in boards for column in range(n) if fits(queens, column)]
    return len(boards)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, min(size // 2 + 1, 6)),)
