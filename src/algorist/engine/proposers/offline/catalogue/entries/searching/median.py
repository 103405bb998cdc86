"""Median: the middle value, or the mean of the two middle values.

Quickselect splits the values around a pivot and goes on only where the wanted rank lies.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["middle value", "find median"],
    "keywords": "median middle value numbers list average two middle statistics",
    "preconditions": ["at least one number; the answer is a float"],
    "growth": "n",
    "growth_reason": "expected: the part that is left shrinks by a constant factor",
    "references": ["C. A. R. Hoare, Algorithm 65: Find, CACM 4(7), 1961"],
    "steps": [
        "Select the value of the middle rank (of both middle ranks when the count is even).",
        "To select, split around a pivot and go on in the part that holds the rank.",
        "Return the value, or the mean of the two.",
    ],
    "compare": "approximate",
    "example": [([7, 1, 3, 2],), 2.5],
    "edges": [([1],), ([1, 2],), ([5, 5, 5],), ([-3, 0, 3],)],
}


def select(values: list[float], rank: int) -> float:
    """The value that has the given rank from 0 in ascending order."""
    while True:
        pivot = values[len(values) // 2]
        smaller = [v for v in values if v < pivot]
        equal = values.count(pivot)
        if rank < len(smaller):
            values = smaller
        elif rank < len(smaller) + equal:
            return pivot
        else:
            rank -= len(smaller) + equal
            values = [v for v in values if v > pivot]


def median(nums: list[float]) -> float:
    """The median of a list that is not empty."""
    middle = len(nums) // 2
    if len(nums) % 2 == 1:
        return float(select(nums, middle))
    return (select(nums, middle - 1) + select(nums, middle)) / 2


def oracle(nums: list[float]) -> float:
    ordered = sorted(nums)
    return (ordered[len(nums) // 2] + ordered[(len(nums) - 1) // 2]) / 2


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-size, size) for _ in range(size + 1)],)
