"""Counting sort: integers in ascending order by counting how often each value occurs.

Between the smallest and the largest value each one gets a counter; writing every value as often as it was counted gives
the sorted list without a single comparison of two elements.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["bucket counting sort"],
    "keywords": "counting sort bucket integers ascending order small range values",
    "preconditions": ["integers; the range from smallest to largest is not much larger than the list"],
    "growth": "n + range",
    "growth_reason": "one pass to count, one pass over the range to write",
    "references": ["Cormen et al., Introduction to Algorithms, section 8.2"],
    "steps": [
        "Find the smallest and largest value.",
        "Count how often each value between them occurs.",
        "Write each value as often as it was counted.",
    ],
    "weaknesses": ["memory grows with the range of the values"],
    "example": [([3, 1, 2, 3],), [1, 2, 3, 3]],
    "edges": [([],), ([1],), ([2, 1],), ([3, 3, 3],), ([-1, -5, 0],)],
}


def counting_sort(items: list[int]) -> list[int]:
    """A sorted copy of a list of integers."""
    if not items:
        return []
    lowest = min(items)
    counts = [0] * (max(items) - lowest + 1)
    for value in items:
        counts[value - lowest] += 1
    return [lowest + offset for offset, count in enumerate(counts) for _ in range(count)]


def oracle(items: list[int]) -> list[int]:
    return sorted(items)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-size, size) for _ in range(size)],)
