"""Point in polygon: whether a point lies inside a polygon.

A ray from the point to the right crosses the border an odd number of times when the point is inside. Each side that
spans the point's height is looked at.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["ray casting", "even-odd rule"],
    "keywords": "point in polygon inside outside ray casting even odd",
    "preconditions": ["points on the border may count either way"],
    "growth": "n",
    "growth_reason": "one comparison for each side",
    "references": ["M. Shimrat, Algorithm 112: Position of point relative to polygon, CACM 5(8), 1962"],
    "steps": [
        "Look at each side that has one end above the point and one not.",
        "Toggle when the side crosses the ray to the right of the point.",
    ],
    "example": [([(0, 0), (4, 0), (4, 4), (0, 4)], (2, 2)), True],
    "edges": [([], (0, 0)), ([(0, 0), (4, 0), (4, 4), (0, 4)], (5, 2)), ([(0, 0), (4, 0), (0, 4)], (3, 3))],
}


def point_in_polygon(polygon: list[tuple[float, float]], point: tuple[float, float]) -> bool:
    """Whether the point is inside."""
    x, y = point
    inside = False
    for i, (bx, by) in enumerate(polygon):
        ax, ay = polygon[i - 1]
        if (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
            inside = not inside
    return inside


def oracle(polygon: list[tuple[float, float]], point: tuple[float, float]) -> bool:
    angle = 0.0
    for i, (bx, by) in enumerate(polygon):
        ax, ay = polygon[i - 1]
        one, other = (ax - point[0], ay - point[1]), (bx - point[0], by - point[1])
        angle += math.atan2(one[0] * other[1] - one[1] * other[0], one[0] * other[0] + one[1] * other[1])
    return abs(angle) > math.pi


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    turns = sorted(rng.random() for _ in range(size + 3))
    corners = [(9 * math.cos(6.28 * t) + 0.01, (5 + rng.random()) * math.sin(6.28 * t)) for t in turns]
    return corners, (rng.uniform(-9, 9), rng.uniform(-6, 6))
