"""Activity selection: how many intervals can be chosen so that none overlap.

The interval that ends first leaves the most room for others. Taken by their ends, each one that starts after the last
chosen one is chosen.
"""

from itertools import pairwise
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["interval scheduling"],
    "keywords": "activity selection intervals maximum number non overlapping meetings schedule",
    "preconditions": ["intervals (start, end) with start ≤ end; touching ones do not overlap"],
    "growth": "n log n",
    "growth_reason": "sorting dominates",
    "references": ["J. Kleinberg and É. Tardos, Algorithm Design, chapter 4"],
    "steps": ["Sort by the ends.", "Take each interval that starts no earlier than the last chosen one ends."],
    "example": [([(1, 2), (3, 4), (0, 6), (5, 7), (8, 9), (5, 9)],), 4],
    "edges": [([],), ([(1, 2)],), ([(1, 3), (2, 4)],), ([(1, 2), (2, 3)],)],
}


def activity_selection(intervals: list[tuple[int, int]]) -> int:
    """The largest number of intervals without overlap."""
    count = 0
    free = float("-inf")
    for start, end in sorted(intervals, key=lambda interval: (interval[1], interval[0])):
        if start >= free:
            count += 1
            free = end
    return count


def oracle(intervals: list[tuple[int, int]]) -> int:
    n, best = len(intervals), 0
    for m in range(1 << n):
        chosen = sorted(intervals[i] for i in range(n) if m >> i & 1)
        if all(one[1] <= other[0] for one, other in pairwise(chosen)):
            best = max(best, len(chosen))
    return best


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    starts = [rng.randint(0, 12) for _ in range(min(size, 7))]
    return ([(start, start + rng.randint(1, 6)) for start in starts],)
