"""Largest island: the size of the largest piece of land in a grid.

A flood from each land cell not yet seen counts the cells that hang together with it by sides; the largest count is
kept.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["max area of island"],
    "keywords": "largest island maximum area grid land cells biggest region size",
    "preconditions": ["land is 1; cells are neighbours by their sides"],
    "growth": "n",
    "growth_reason": "each of the n cells is looked at a constant number of times",
    "references": ["S. Skiena, The Algorithm Design Manual, chapter 5"],
    "steps": ["Flood from each land cell that was not seen and count its cells.", "Keep the largest count."],
    "example": [([[1, 1, 0], [0, 0, 0], [0, 1, 0]],), 2],
    "edges": [([],), ([[]],), ([[1]],), ([[0]],), ([[1, 0], [0, 1]],)],
}


def largest_island(grid: list[list[int]]) -> int:
    """The number of cells of the largest piece of land."""
    land = {(r, c) for r, row in enumerate(grid) for c, cell in enumerate(row) if cell == 1}
    best = 0
    while land:
        stack = [land.pop()]
        area = 0
        while stack:
            r, c = stack.pop()
            area += 1
            for cell in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
                if cell in land:
                    land.remove(cell)
                    stack.append(cell)
        best = max(best, area)
    return best


def oracle(grid: list[list[int]]) -> int:
    cells = [(r, c) for r, row in enumerate(grid) for c, cell in enumerate(row) if cell]
    label = {cell: number for number, cell in enumerate(cells)}
    for _ in cells:
        for (r, c), number in list(label.items()):
            for other in ((r, c + 1), (r, c - 1), (r + 1, c), (r - 1, c)):
                if other in label:
                    label[other] = min(label[other], number)
    return max((list(label.values()).count(number) for number in label.values()), default=0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    width = rng.randint(1, 5)
    return ([[rng.randint(0, 1) for _ in range(width)] for _ in range(min(size, 6))],)
