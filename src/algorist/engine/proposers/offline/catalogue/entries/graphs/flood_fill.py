"""Flood fill: a picture whose area of one colour around a cell is painted in a new colour.

From the given cell all cells of its colour that hang together by sides are painted, one neighbour after another.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["paint bucket"],
    "keywords": "flood fill image paint colour color start pixel row column new neighbours same",
    "preconditions": ["the start lies in the picture; cells are neighbours by their sides"],
    "growth": "n",
    "growth_reason": "each of the n cells is painted at most once",
    "references": ["S. Skiena, The Algorithm Design Manual, chapter 5"],
    "steps": ["Remember the colour of the start.", "Paint a cell of that colour and go on to its four neighbours."],
    "example": [([[1, 1, 1], [1, 1, 0], [1, 0, 1]], 1, 1, 2), [[2, 2, 2], [2, 2, 0], [2, 0, 1]]],
    "edges": [([[0]], 0, 0, 0), ([[0]], 0, 0, 5), ([[1, 2], [1, 1]], 0, 1, 1)],
}


def flood_fill(image: list[list[int]], row: int, column: int, color: int) -> list[list[int]]:
    """The picture after the filling."""
    result = [list(line) for line in image]
    old = result[row][column]
    stack = [(row, column)] if old != color else []
    while stack:
        r, c = stack.pop()
        if 0 <= r < len(result) and 0 <= c < len(result[r]) and result[r][c] == old:
            result[r][c] = color
            stack += [(r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)]
    return result


def oracle(image: list[list[int]], row: int, column: int, color: int) -> list[list[int]]:
    area = {(row, column)}
    old = image[row][column]
    for _ in range(len(image) * len(image[0])):
        for r, line in enumerate(image):
            for c, value in enumerate(line):
                if value == old and area & {(r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)}:
                    area.add((r, c))
    return [[color if (r, c) in area else v for c, v in enumerate(line)] for r, line in enumerate(image)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    height, width = rng.randint(1, min(size, 4) + 1), rng.randint(1, 5)
    image = [[rng.randint(0, 1) for _ in range(width)] for _ in range(height)]
    return image, rng.randrange(height), rng.randrange(width), rng.randint(0, 2)
