"""Polygon area: the area that a polygon encloses.

The shoelace formula adds, for each side, the signed area of the triangle that it forms with the origin. What lies
outside cancels.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["shoelace formula", "Gauss's area formula"],
    "keywords": "polygon area shoelace vertices corners coordinates enclosed",
    "preconditions": ["corners in order, either way round, sides do not cross"],
    "growth": "n",
    "growth_reason": "one product for each side",
    "references": ["J. O'Rourke, Computational Geometry in C, chapter 1"],
    "steps": ["For each side add x1 y2 - x2 y1.", "Take half of the absolute value."],
    "compare": "approximate",
    "example": [([(0, 0), (4, 0), (4, 3)],), 6.0],
    "edges": [([],), ([(1, 1)],), ([(0, 0), (1, 0)],), ([(0, 0), (0, 2), (2, 2), (2, 0)],)],
}


def polygon_area(points: list[tuple[int, int]]) -> float:
    """The area."""
    total = 0
    for i, (x, y) in enumerate(points):
        before = points[i - 1]
        total += before[0] * y - x * before[1]
    return abs(total) / 2


def oracle(points: list[tuple[int, int]]) -> float:
    total = 0.0
    for i in range(1, len(points) - 1):
        (ax, ay), (bx, by), (cx, cy) = points[0], points[i], points[i + 1]
        total += ((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) / 2
    return abs(total)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([(rng.randint(-9, 9), rng.randint(-9, 9)) for _ in range(size)],)
