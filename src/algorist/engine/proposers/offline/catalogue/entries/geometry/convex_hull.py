"""Convex hull: the corners of the smallest convex polygon around points.

Andrew's monotone chain: the sorted points are taken one by one; a corner that would not turn left is dropped. One pass
gives the lower side, one in reverse the upper side.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["monotone chain", "Graham scan"],
    "keywords": "convex hull points polygon smallest enclosing corners",
    "preconditions": ["counter-clockwise from the smallest point, without points on the sides"],
    "growth": "n log n",
    "growth_reason": "sorting dominates",
    "references": ["A. M. Andrew, Another efficient algorithm for convex hulls in two dimensions, IPL 9, 1979"],
    "steps": [
        "Sort the points and drop doubles.",
        "Build the lower side, dropping corners that do not turn left.",
        "Likewise the upper side in reverse; join both.",
    ],
    "example": [([(0, 0), (2, 0), (1, 1), (2, 2), (0, 2)],), [(0, 0), (2, 0), (2, 2), (0, 2)]],
    "edges": [([],), ([(1, 1)],), ([(0, 0), (0, 0)],), ([(0, 0), (1, 1), (2, 2)],)],
}


def convex_hull(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The corners, counter-clockwise."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered

    def chain(sequence: list[tuple[int, int]]) -> list[tuple[int, int]]:
        side: list[tuple[int, int]] = []
        for x, y in sequence:
            while len(side) > 1:
                (ax, ay), (bx, by) = side[-2:]
                if (bx - ax) * (y - ay) > (by - ay) * (x - ax):
                    break
                side.pop()
            side.append((x, y))
        return side[:-1]

    return chain(ordered) + chain(ordered[::-1])


def oracle(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    every = sorted(set(points))
    if len(every) < 3:
        return every
    after: dict[tuple[int, int], tuple[int, int]] = {}
    for a in every:
        for b in every:
            turns = [(b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) for p in every]
            reach = [(b[0] - a[0]) * (p[0] - a[0]) + (b[1] - a[1]) * (p[1] - a[1]) for p in every]
            span = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2
            if a != b and all(t > 0 or (t == 0 and 0 <= r <= span) for t, r in zip(turns, reach, strict=True)):
                after[a] = b
    hull = [every[0]]
    while after[hull[-1]] != every[0]:
        hull.append(after[hull[-1]])
    return hull


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([(rng.randint(0, 5), rng.randint(0, 5)) for _ in range(size)],)
