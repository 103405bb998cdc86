"""Pair closest to a sum: the sum of two elements of a list that lies closest to a number.

Two ends of the sorted list move towards each other: up when the sum is too small, down when it is too large.
"""

from itertools import combinations
from random import Random
from typing import Any

ENTRY = {
    "keywords": "two elements whose sum is closest to target or zero",
    "preconditions": ["two elements or more; of two equally close sums the smaller"],
    "growth": "n log n",
    "growth_reason": "sorting",
    "references": ["S. S. Skiena, The Algorithm Design Manual, chapter 4"],
    "steps": ["Sort the elements.", "Move the ends towards each other.", "Keep the closest sum."],
    "example": [([10, 22, 28, 29, 30, 40], 54), 52],
    "edges": [([1, 2], 0), ([-3, 3, 5], 0), ([4, 4], 8)],
}


def closest_pair_sum(items: list[int], wanted: int) -> int:
    """The closest sum."""
    ordered = sorted(items)
    low, high = 0, len(ordered) - 1
    best = ordered[low] + ordered[high]
    while low < high:
        total = ordered[low] + ordered[high]
        best = min(best, total, key=lambda value: (abs(value - wanted), value))
        if total < wanted:
            low += 1
        else:
            high -= 1
    return best


def oracle(items: list[int], wanted: int) -> int:
    sums = sorted(a + b for a, b in combinations(items, 2))
    return min(sums, key=lambda value: abs(value - wanted))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return [rng.randint(-9, 20) for _ in range(2 + rng.randint(0, size))], rng.randint(-10, 30)
