"""Insert interval: a sorted list of separate intervals with one more merged in.

Intervals that end before the new one come first, those that start behind it come last; all others melt into it.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "insert interval new merge sorted non overlapping intervals",
    "preconditions": ["intervals are sorted and do not overlap; touching ones melt"],
    "growth": "n",
    "growth_reason": "one pass",
    "references": ["J. Kleinberg and É. Tardos, Algorithm Design, chapter 4"],
    "steps": ["Copy what ends before the new interval.", "Widen it by all that overlap.", "Copy the rest."],
    "example": [([[1, 3], [6, 9]], [2, 5]), [[1, 5], [6, 9]]],
    "edges": [([], [1, 2]), ([[1, 2]], [2, 3]), ([[1, 2]], [4, 5]), ([[4, 5]], [1, 2])],
}


def insert_interval(intervals: list[list[int]], new: list[int]) -> list[list[int]]:
    """The intervals after the merge."""
    low, high = new
    before = [one for one in intervals if one[1] < low]
    behind = [one for one in intervals if one[0] > high]
    for start, end in intervals[len(before) : len(intervals) - len(behind)]:
        low, high = min(low, start), max(high, end)
    return [*before, [low, high], *behind]


def oracle(intervals: list[list[int]], new: list[int]) -> list[list[int]]:
    halves = {2 * i + k for one in [*intervals, new] for i in range(one[0], one[1]) for k in (0, 1, 2)}
    starts = [p for p in sorted(halves) if p - 1 not in halves]
    return [[p // 2, next(q for q in range(p, 999) if q + 1 not in halves) // 2] for p in starts]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    points = sorted(rng.sample(range(40), 2 * size))
    start = rng.randint(0, 35)
    return [[points[2 * i], points[2 * i + 1]] for i in range(size)], [start, start + rng.randint(1, 9)]
