"""Covered length: how much of the line a list of intervals covers.

In sorted order each interval adds what lies beyond the furthest end so far.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Klee's measure problem on the line"],
    "keywords": "total length covered by intervals union of segments",
    "preconditions": ["each interval is [start, end] with start ≤ end"],
    "growth": "n log n",
    "growth_reason": "sorting",
    "references": ["V. Klee, Can the Measure of a Union of Intervals Be Computed in Less Than O(n log n) Steps?, 1977"],
    "steps": ["Sort the intervals.", "Add what each brings beyond those before."],
    "example": [([[1, 4], [3, 6], [8, 10]],), 7],
    "edges": [([],), ([[2, 2]],), ([[0, 5], [1, 2]],), ([[0, 1], [1, 2]],)],
}


def covered_length(intervals: list[list[int]]) -> int:
    """The length of the union."""
    total = 0
    reached: int | None = None
    for start, end in sorted(intervals):
        if reached is None or start > reached:
            total += end - start
            reached = end
        elif end > reached:
            total += end - reached
            reached = end
    return total


def oracle(intervals: list[list[int]]) -> int:
    return len({unit for start, end in intervals for unit in range(start, end)})


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    starts = [rng.randint(-5, 20) for _ in range(rng.randint(0, size))]
    return ([[start, start + rng.randint(0, 6)] for start in starts],)
