"""Minimum platforms: how many trains are in a station at once at most.

Arrivals and departures are gone through in order of time. An arrival needs one more platform, a departure frees one;
a train that leaves at the minute at which another arrives still has its platform.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["minimum meeting rooms from two lists", "railway station platforms"],
    "keywords": "minimum number platforms railway bus station trains arrival departure times overlap",
    "preconditions": ["train i stays from arrivals[i] to departures[i], both included"],
    "growth": "n log n",
    "growth_reason": "both lists are sorted once",
    "references": ["Kleinberg, Tardos, Algorithm Design, section 4.1 (interval partitioning)"],
    "steps": ["Sort both lists.", "Count arrivals up and departures down in order of time.", "Keep the largest count."],
    "example": [([900, 940, 950], [910, 1200, 1120]), 2],
    "edges": [([], []), ([1], [1]), ([1, 2], [2, 3]), ([5, 1], [6, 2])],
}


def minimum_platforms(arrivals: list[int], departures: list[int]) -> int:
    """The largest number of trains that are there at once."""
    starts, ends = sorted(arrivals), sorted(departures)
    here = most = gone = 0
    for start in starts:
        here += 1
        while ends[gone] < start:
            here -= 1
            gone += 1
        most = max(most, here)
    return most


def oracle(arrivals: list[int], departures: list[int]) -> int:
    trains = list(zip(arrivals, departures, strict=True))
    return max((sum(a <= time <= d for a, d in trains) for time in arrivals), default=0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    arrivals = [rng.randint(0, 20) for _ in range(size)]
    return arrivals, [a + rng.randint(0, 8) for a in arrivals]
