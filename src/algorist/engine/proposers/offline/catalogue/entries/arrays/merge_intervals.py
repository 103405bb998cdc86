"""Merge intervals: overlapping intervals joined into as few as possible.

Sorted by their starts, intervals that overlap lie next to each other: each one either reaches into the last merged
interval and lengthens it, or begins a new one.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["union of intervals", "interval merging"],
    "keywords": "merge intervals overlapping union ranges start end join",
    "preconditions": ["start ≤ end in each interval; intervals that touch are joined"],
    "growth": "n log n",
    "growth_reason": "sorting by start dominates; the joining is one pass",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 16 (greedy algorithms)"],
    "steps": [
        "Sort the intervals by their starts.",
        "If an interval starts after the last merged one ends, begin a new one.",
        "Otherwise move the end of the last merged one to the larger of the two ends.",
    ],
    "example": [([[1, 3], [2, 6], [8, 10], [15, 18]],), [[1, 6], [8, 10], [15, 18]]],
    "edges": [([],), ([[1, 1]],), ([[1, 4], [4, 5]],), ([[1, 9], [2, 3]],), ([[5, 6], [1, 2]],)],
}


def merge_intervals(intervals: list[list[int]]) -> list[list[int]]:
    """The merged intervals, by start."""
    merged: list[list[int]] = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return merged


def oracle(intervals: list[list[int]]) -> list[list[int]]:
    # Half steps tell two intervals that touch from two that are neighbours.
    covered = sorted({x for a, b in intervals for x in range(2 * a, 2 * b + 1)})
    starts = [x for x in covered if x - 1 not in covered]
    ends = [x for x in covered if x + 1 not in covered]
    return [[a // 2, b // 2] for a, b in zip(starts, ends, strict=True)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    starts = [rng.randint(0, 3 * size + 1) for _ in range(size)]
    return ([[a, a + rng.randint(0, 4)] for a in starts],)
