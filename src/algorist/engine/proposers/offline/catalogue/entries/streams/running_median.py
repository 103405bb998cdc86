"""Running median: the median of all numbers so far, after each number.

Two heaps hold the lower and the upper half; their fronts are the middle. A new number goes through one heap into the
other, so that the halves never differ by more than one.
"""

import heapq
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["median of a stream", "online median"],
    "keywords": "running median stream numbers one after another growing list two heaps middle",
    "preconditions": ["the median of an even count is the mean of the two in the middle"],
    "growth": "n log n",
    "growth_reason": "each number passes two heaps",
    "references": ["R. Sedgewick and K. Wayne, Algorithms, 4th edition, section 2.4"],
    "steps": [
        "Put the number into the lower heap and the largest of that into the upper heap.",
        "If the upper heap is larger, give its smallest back.",
        "The median is the largest of the lower heap, or the mean of both fronts when they are equally large.",
    ],
    "compare": "approximate",
    "example": [([5.0, 15.0, 1.0, 3.0],), [5.0, 10.0, 5.0, 4.0]],
    "edges": [([],), ([1.0],), ([2.0, 2.0],), ([3.0, -3.0, 0.0],)],
}


def running_median(nums: list[float]) -> list[float]:
    """For each place the median of the numbers up to it."""
    lower: list[float] = []  # negated, so that the largest is in front
    upper: list[float] = []
    medians = []
    for number in nums:
        heapq.heappush(upper, -heapq.heappushpop(lower, -number))
        if len(upper) > len(lower):
            heapq.heappush(lower, -heapq.heappop(upper))
        medians.append(-lower[0] if len(lower) > len(upper) else (upper[0] - lower[0]) / 2)
    return medians


def oracle(nums: list[float]) -> list[float]:
    medians = []
    for end in range(1, len(nums) + 1):
        ordered = sorted(nums[:end])
        medians.append((ordered[end // 2] + ordered[(end - 1) // 2]) / 2)
    return medians


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([float(rng.randint(-9, 9)) for _ in range(size)],)
