"""Meeting rooms: how many rooms are needed so that every meeting has one.

Starts and ends are gone through in the order of time. A start takes a room, an end gives one back; the most rooms in
use at once are needed.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["interval partitioning", "minimum platforms"],
    "keywords": "meeting rooms minimum number required intervals conference overlap platforms trains",
    "preconditions": ["intervals (start, end) with start < end; a room is free again at the end"],
    "growth": "n log n",
    "growth_reason": "sorting dominates",
    "references": ["J. Kleinberg and É. Tardos, Algorithm Design, chapter 4"],
    "steps": [
        "Sort the starts and the ends.",
        "At each start give back the rooms of meetings that have ended, and take one.",
        "Keep the largest number in use.",
    ],
    "example": [([(0, 30), (5, 10), (15, 20)],), 2],
    "edges": [([],), ([(1, 2)],), ([(1, 3), (2, 4)],), ([(1, 2), (2, 3)],)],
}


def meeting_rooms(intervals: list[tuple[int, int]]) -> int:
    """The number of rooms."""
    ends = sorted(end for _, end in intervals)
    ended = most = 0
    for begun, start in enumerate(sorted(start for start, _ in intervals), start=1):
        while ends[ended] <= start:
            ended += 1
        most = max(most, begun - ended)
    return most


def oracle(intervals: list[tuple[int, int]]) -> int:
    return max((sum(a <= start < b for a, b in intervals) for start, _ in intervals), default=0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    starts = [rng.randint(0, 12) for _ in range(size)]
    return ([(start, start + rng.randint(1, 6)) for start in starts],)
