"""Rotting oranges: how many rounds a spread from several cells takes to reach all others.

All rotten cells spread at once to their four neighbours, round by round. The rounds are counted until no fresh cell is
left.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["multi-source breadth-first search", "infection time"],
    "keywords": "rotting oranges minutes rotten fresh grid spread multi source bfs infection time",
    "preconditions": ["0 is empty, 1 fresh, 2 rotten; -1 when a fresh one is never reached"],
    "growth": "n",
    "growth_reason": "each of the n cells is reached at most once",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 22"],
    "steps": [
        "Start with all rotten cells.",
        "Each round takes the fresh neighbours of the last round's cells.",
        "Count the rounds; fresh cells that are left give -1.",
    ],
    "example": [([[2, 1, 1], [1, 1, 0], [0, 1, 1]],), 4],
    "edges": [([],), ([[0]],), ([[1]],), ([[2]],), ([[2, 0, 1]],)],
}


def rotting_oranges(grid: list[list[int]]) -> int:
    """The number of rounds, -1 when a fresh cell is never reached."""
    cells = {(r, c): cell for r, row in enumerate(grid) for c, cell in enumerate(row)}
    fresh = {place for place, cell in cells.items() if cell == 1}
    front = {place for place, cell in cells.items() if cell == 2}
    rounds = 0
    while fresh:
        front = {p for r, c in front for p in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)) if p in fresh}
        if not front:
            return -1
        fresh -= front
        rounds += 1
    return rounds


def oracle(grid: list[list[int]]) -> int:
    state = [list(row) for row in grid]
    for minute in range(100):
        if not any(1 in row for row in state):
            return minute
        rotten = [(r, c) for r, row in enumerate(state) for c, cell in enumerate(row) if cell == 2]
        for r, c in rotten:
            for i, row in enumerate(state):
                for j, cell in enumerate(row):
                    if cell == 1 and abs(i - r) + abs(j - c) == 1:
                        row[j] = 2
    return -1


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    width = rng.randint(1, 4)
    return ([[rng.choice([0, 1, 1, 1, 2]) for _ in range(width)] for _ in range(min(size, 5))],)
