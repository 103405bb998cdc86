"""Prefix sums: the running totals of a list.

Each total is the one before it and the next number.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["cumulative sum", "running sum"],
    "keywords": "prefix sums running cumulative sum totals accumulate",
    "growth": "n",
    "growth_reason": "one addition for each number",
    "references": ["J. Bentley, Programming Pearls, column 8"],
    "steps": ["Start with 0.", "Add each number and write the total down."],
    "example": [([1, 2, 3, 4],), [1, 3, 6, 10]],
    "edges": [([],), ([5],), ([-1, 1],)],
}


def prefix_sums(nums: list[int]) -> list[int]:
    """The running totals."""
    totals = []
    total = 0
    for value in nums:
        total += value
        totals.append(total)
    return totals


def oracle(nums: list[int]) -> list[int]:
    return [sum(nums[: i + 1]) for i in range(len(nums))]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-9, 9) for _ in range(size)],)
