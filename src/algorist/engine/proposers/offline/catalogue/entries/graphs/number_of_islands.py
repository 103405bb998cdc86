"""Number of islands: how many separate pieces of land a grid has.

Each land cell that was not yet seen begins a new island; a flood from it marks all land that hangs together with it by
sides.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["count islands", "grid components"],
    "keywords": "number of islands grid land water connected cells count 1 0 flood",
    "preconditions": ['land is 1 or "1"; cells are neighbours by their sides'],
    "growth": "n",
    "growth_reason": "each of the n cells is looked at a constant number of times",
    "references": ["S. Skiena, The Algorithm Design Manual, chapter 5"],
    "steps": ["Go through all cells.", "At land that was not seen count an island and flood it."],
    "example": [([[1, 1, 0], [0, 0, 0], [0, 1, 1]],), 2],
    "edges": [([],), ([[]],), ([[1]],), ([[0]],), ([["1", "0", "1"]],), ([[1, 0], [0, 1]],)],
}


def number_of_islands(grid: list[list[Any]]) -> int:
    """The number of pieces of land."""
    land = {(r, c) for r, row in enumerate(grid) for c, cell in enumerate(row) if cell in {1, "1"}}
    count = 0
    while land:
        count += 1
        stack = [land.pop()]
        while stack:
            r, c = stack.pop()
            for cell in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
                if cell in land:
                    land.remove(cell)
                    stack.append(cell)
    return count


def oracle(grid: list[list[Any]]) -> int:
    cells = [(r, c) for r, row in enumerate(grid) for c, cell in enumerate(row) if str(cell) == "1"]
    label = {cell: number for number, cell in enumerate(cells)}
    for _ in cells:
        for (r, c), number in list(label.items()):
            for other in ((r, c + 1), (r, c - 1), (r + 1, c), (r - 1, c)):
                if other in label:
                    label[other] = min(label[other], number)
    return len(set(label.values()))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    width = rng.randint(1, 5)
    return ([[rng.randint(0, 1) for _ in range(width)] for _ in range(min(size, 6))],)
