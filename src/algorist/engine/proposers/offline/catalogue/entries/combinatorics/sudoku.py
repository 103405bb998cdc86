"""Sudoku: the puzzle completed so that rows, columns and blocks hold each number once.

The empty cell with the fewest candidates is filled with each of them in turn, and the rest is tried. A cell without
candidates leads back.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["sudoku solver"],
    "keywords": "sudoku solve solver 9x9 grid puzzle backtracking rows columns boxes",
    "preconditions": ["a 9 × 9 grid with 0 for empty cells; [] when it has no solution; one with several gets any"],
    "growth": "9^n",
    "growth_reason": "n empty cells in the worst case; the choice of cells keeps real puzzles quick",
    "references": ["D. E. Knuth, Dancing links, 2000"],
    "steps": [
        "Find for each empty cell the numbers that its row, column and block leave.",
        "Fill the cell with the fewest.",
        "Without candidates go back and try another.",
    ],
    "example": [
        (
            [
                [5, 3, 0, 0, 7, 0, 0, 0, 0],
                [6, 0, 0, 1, 9, 5, 0, 0, 0],
                [0, 9, 8, 0, 0, 0, 0, 6, 0],
                [8, 0, 0, 0, 6, 0, 0, 0, 3],
                [4, 0, 0, 8, 0, 3, 0, 0, 1],
                [7, 0, 0, 0, 2, 0, 0, 0, 6],
                [0, 6, 0, 0, 0, 0, 2, 8, 0],
                [0, 0, 0, 4, 1, 9, 0, 0, 5],
                [0, 0, 0, 0, 8, 0, 0, 7, 9],
            ],
        ),
        [
            [5, 3, 4, 6, 7, 8, 9, 1, 2],
            [6, 7, 2, 1, 9, 5, 3, 4, 8],
            [1, 9, 8, 3, 4, 2, 5, 6, 7],
            [8, 5, 9, 7, 6, 1, 4, 2, 3],
            [4, 2, 6, 8, 5, 3, 7, 9, 1],
            [7, 1, 3, 9, 2, 4, 8, 5, 6],
            [9, 6, 1, 5, 3, 7, 2, 8, 4],
            [2, 8, 7, 4, 1, 9, 6, 3, 5],
            [3, 4, 5, 2, 8, 6, 1, 7, 9],
        ],
    ],
}


def sudoku(grid: list[list[int]]) -> list[list[int]]:
    """The completed grid, [] when there is none."""
    board = [list(row) for row in grid]

    def choices(r: int, c: int) -> set[int]:
        used = set(board[r]) | {row[c] for row in board}
        top, left = r - r % 3, c - c % 3
        return set(range(1, 10)) - used - {v for row in board[top : top + 3] for v in row[left : left + 3]}

    def fill() -> bool:
        empty = [(choices(r, c), r, c) for r in range(9) for c in range(9) if board[r][c] == 0]
        if not empty:
            return True
        candidates, r, c = min(empty, key=lambda cell: len(cell[0]))
        for value in sorted(candidates):
            board[r][c] = value
            if fill():
                return True
        board[r][c] = 0
        return False

    return board if fill() else []


def check(args: tuple[Any, ...], got: list[list[int]]) -> bool:
    grid = args[0]
    kept = all(g in {0, v} for row, line in zip(grid, got, strict=True) for g, v in zip(row, line, strict=True))
    blocks = [[got[r + i][c + j] for i in range(3) for j in range(3)] for r in (0, 3, 6) for c in (0, 3, 6)]
    columns = [list(column) for column in zip(*got, strict=True)]
    return kept and all(sorted(line) == list(range(1, 10)) for line in [*got, *columns, *blocks])


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    names = rng.sample(range(1, 10), 9)
    full = [[names[(3 * (r % 3) + r // 3 + c) % 9] for c in range(9)] for r in range(9)]
    return ([[0 if rng.random() < size / 20 else v for v in row] for row in full],)
