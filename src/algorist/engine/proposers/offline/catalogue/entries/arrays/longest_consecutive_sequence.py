"""Longest consecutive sequence: how many numbers the longest run of successive values has.

A run begins at a number whose predecessor is not in the set. From there the successors are counted.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "longest consecutive sequence successive integers run unsorted set",
    "growth": "n",
    "growth_reason": "each number is counted in one run only",
    "references": ["S. Skiena, The Algorithm Design Manual, chapter 4"],
    "steps": [
        "Put the numbers into a set.",
        "From each number without predecessor count its successors.",
        "Keep the largest count.",
    ],
    "example": [([100, 4, 200, 1, 3, 2],), 4],
    "edges": [([],), ([5],), ([1, 1],), ([0, -1, 1],)],
}


def longest_consecutive_sequence(nums: list[int]) -> int:
    """The length of the longest run."""
    values = set(nums)
    best = 0
    for start in values:
        if start - 1 not in values:
            end = start
            while end in values:
                end += 1
            best = max(best, end - start)
    return best


def oracle(nums: list[int]) -> int:
    n = len(nums)
    return max((k for k in range(n + 1) for v in nums if all(v + i in nums for i in range(k))), default=0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-size, size) for _ in range(size)],)
