"""Closest pair: the smallest distance between two of several points.

The points are swept from left to right. Only those within the best distance so far stay in a list ordered by height,
and only those near in height are compared.
"""

import math
from bisect import bisect_left, bisect_right, insort
from random import Random
from typing import Any

ENTRY = {
    "keywords": "closest pair of points smallest minimum distance",
    "preconditions": ["infinity for less than two points"],
    "growth": "n log n",
    "growth_reason": "few points lie in the strip near a point; keeping the list in order moves more in the worst case",
    "references": ["M. I. Shamos and D. Hoey, Closest-point problems, FOCS 1975"],
    "steps": [
        "Sort the points by x.",
        "Drop those from the strip that are too far left.",
        "Compare with those of the strip within the best distance in y.",
    ],
    "compare": "approximate",
    "example": [([(0, 0), (3, 4), (1, 1), (7, 7)],), 1.4142135623730951],
    "edges": [([(0, 0), (0, 0)],), ([(0, 0), (3, 4)],), ([(1, 1)],)],
}


def closest_pair(points: list[tuple[int, int]]) -> float:
    """The smallest distance."""
    ordered = sorted(points)
    best = float("inf")
    strip: list[tuple[int, int]] = []
    left = 0
    for x, y in ordered:
        while left < len(ordered) and ordered[left][0] < x - best:
            old = ordered[left]
            del strip[bisect_left(strip, (old[1], old[0]))]
            left += 1
        start = bisect_left(strip, (y - best, -math.inf))
        for other_y, other_x in strip[start : bisect_right(strip, (y + best, math.inf))]:
            best = min(best, math.dist((x, y), (other_x, other_y)))
        insort(strip, (y, x))
    return best


def oracle(points: list[tuple[int, int]]) -> float:
    return min((math.dist(p, q) for i, p in enumerate(points) for q in points[:i]), default=float("inf"))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([(rng.randint(-20, 20), rng.randint(-20, 20)) for _ in range(size)],)
