"""Game of life: the next generation of a board of living (1) and dead (0) cells.

A cell lives on with two or three living neighbours, and comes to life with three.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "conway game of life next generation board cells",
    "growth": "n",
    "growth_reason": "eight neighbours a cell",
    "references": [
        "M. Gardner, The Fantastic Combinations of John Conway's New Solitaire Game Life, Scientific American, 1970"
    ],
    "steps": ["Count the living neighbours of each cell.", "Decide by the rule."],
    "example": [([[0, 1, 0], [0, 1, 0], [0, 1, 0]],), [[0, 0, 0], [1, 1, 1], [0, 0, 0]]],
    "edges": [([],), ([[1]],), ([[1, 1], [1, 1]],), ([[1, 1, 1]],)],
}


def game_of_life(board: list[list[int]]) -> list[list[int]]:
    """The next board."""
    height, width = len(board), len(board[0]) if board else 0
    after = [[0] * width for _ in range(height)]
    for row in range(height):
        for column in range(width):
            around = -board[row][column]
            for r in range(max(0, row - 1), min(height, row + 2)):
                around += sum(board[r][max(0, column - 1) : column + 2])
            after[row][column] = int(around == 3 or (around == 2 and board[row][column] == 1))
    return after


def oracle(board: list[list[int]]) -> list[list[int]]:
    living = {(r, c) for r, row in enumerate(board) for c, cell in enumerate(row) if cell}

    def lives(r: int, c: int) -> int:
        around = sum((r + i, c + j) in living for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0))
        return int(around in ((2, 3) if (r, c) in living else (3,)))

    return [[lives(r, c) for c in range(len(row))] for r, row in enumerate(board)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    height, width = rng.randint(1, size // 2 + 1), rng.randint(1, size // 2 + 1)
    return ([[rng.randint(0, 1) for _ in range(width)] for _ in range(height)],)
