"""Magic square: whether all rows, columns and both diagonals have the same sum.

The oldest, of order three, has the sum 15 everywhere.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "magic square matrix check rows columns diagonals sum",
    "preconditions": ["as many rows as columns, at least one"],
    "growth": "n^2",
    "growth_reason": "each cell is read a few times",
    "references": ["W. W. R. Ball and H. S. M. Coxeter, Mathematical Recreations and Essays, chapter 7"],
    "steps": ["Add up the first row.", "Compare with all rows, columns and diagonals."],
    "example": [([[2, 7, 6], [9, 5, 1], [4, 3, 8]],), True],
    "edges": [([[5]],), ([[1, 2], [2, 1]],), ([[7, 12, 1, 14], [2, 13, 8, 11], [16, 3, 10, 5], [9, 6, 15, 4]],)],
}


def is_magic_square(rows: list[list[int]]) -> bool:
    """Whether it is magic."""
    wanted = sum(rows[0])
    columns = [sum(row[i] for row in rows) for i in range(len(rows))]
    down = sum(row[i] for i, row in enumerate(rows))
    up = sum(row[-1 - i] for i, row in enumerate(rows))
    return all(total == wanted for total in [*map(sum, rows), *columns, down, up])


def oracle(rows: list[list[int]]) -> bool:
    n = len(rows)
    lines = [[(i, j) for j in range(n)] for i in range(n)] + [[(j, i) for j in range(n)] for i in range(n)]
    lines += [[(i, i) for i in range(n)], [(i, n - 1 - i) for i in range(n)]]
    return len({sum(rows[i][j] for i, j in line) for line in lines}) == 1


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    square = [[2, 7, 6], [9, 5, 1], [4, 3, 8]]
    if rng.random() < 0.5:
        square[rng.randrange(3)][rng.randrange(3)] += rng.randint(0, size)
    return (square,)
