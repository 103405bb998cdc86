"""Segment intersection: whether two segments have a point in common.

They cross when each one's ends lie on different sides of the other's line. An end that lies on the other's line counts
when it is between its ends.
"""

from fractions import Fraction
from random import Random
from typing import Any

ENTRY = {
    "keywords": "segments intersect line segment intersection cross two points",
    "preconditions": ["touching counts"],
    "growth": "1",
    "growth_reason": "four orientations",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 33"],
    "steps": [
        "Find on which side of each segment's line the other's ends lie.",
        "Different sides for both: they cross.",
        "An end on the line: look whether it is between.",
    ],
    "example": [((0, 0), (4, 4), (0, 4), (4, 0)), True],
    "edges": [
        ((0, 0), (1, 1), (2, 2), (3, 3)),
        ((0, 0), (2, 2), (1, 1), (3, 3)),
        ((0, 0), (1, 0), (0, 1), (1, 1)),
        ((0, 0), (0, 0), (0, 0), (1, 1)),
    ],
}


def segments_intersect(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int], d: tuple[int, int]) -> bool:
    """Whether the segments a-b and c-d meet."""

    def side(p: tuple[int, int], q: tuple[int, int], r: tuple[int, int]) -> int:
        turn = (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
        return (turn > 0) - (turn < 0)

    def between(p: tuple[int, int], q: tuple[int, int], r: tuple[int, int]) -> bool:
        return all(min(p[i], q[i]) <= r[i] <= max(p[i], q[i]) for i in (0, 1))

    if side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0:
        return True
    ends = [(a, b, c), (a, b, d), (c, d, a), (c, d, b)]
    return any(side(*three) == 0 and between(*three) for three in ends)


def oracle(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int], d: tuple[int, int]) -> bool:
    u, v, w = (b[0] - a[0], b[1] - a[1]), (d[0] - c[0], d[1] - c[1]), (c[0] - a[0], c[1] - a[1])
    det = u[0] * v[1] - u[1] * v[0]
    if det:
        s, t = Fraction(w[0] * v[1] - w[1] * v[0], det), Fraction(w[0] * u[1] - w[1] * u[0], det)
        return 0 <= s <= 1 and 0 <= t <= 1

    def touches(p: tuple[int, int], q: tuple[int, int], r: tuple[int, int]) -> bool:
        legs = ((p[0] - r[0]) * (q[0] - r[0]), (p[1] - r[1]) * (q[1] - r[1]))
        return (q[0] - p[0]) * (r[1] - p[1]) == (q[1] - p[1]) * (r[0] - p[0]) and max(legs) <= 0

    return touches(a, b, c) or touches(a, b, d) or touches(c, d, a) or touches(c, d, b)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    a, b, c, d = [(rng.randint(0, size), rng.randint(0, size)) for _ in range(4)]
    return a, b, c, d
