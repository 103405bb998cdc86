"""Minimum difference: the least absolute difference of two elements of a list.

The closest two are neighbours in sorted order.
"""

from itertools import combinations, pairwise
from random import Random
from typing import Any

ENTRY = {
    "keywords": "minimum difference between any two elements pair in array",
    "preconditions": ["two elements or more"],
    "growth": "n log n",
    "growth_reason": "sorting",
    "references": ["S. S. Skiena, The Algorithm Design Manual, chapter 4"],
    "steps": ["Sort the elements.", "Compare neighbours."],
    "example": [([1, 5, 3, 19, 18, 25],), 1],
    "edges": [([4, 4],), ([1, 9],), ([-5, 5, 0],)],
}


def minimum_difference(items: list[int]) -> int:
    """The least difference."""
    ordered = sorted(items)
    return min(b - a for a, b in pairwise(ordered))


def oracle(items: list[int]) -> int:
    return min(abs(a - b) for a, b in combinations(items, 2))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-30, 60) for _ in range(2 + rng.randint(0, size))],)
