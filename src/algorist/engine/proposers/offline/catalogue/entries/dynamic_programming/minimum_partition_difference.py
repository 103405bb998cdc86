"""Smallest difference: how near to each other the sums of two groups of the numbers can be.

All sums that one group can have are collected; the one nearest to half of the total leaves the smallest difference.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["last stone weight II"],
    "keywords": "minimum subset sum difference partition two groups closest balanced split",
    "preconditions": ["numbers are ≥ 0"],
    "growth": "n * total",
    "growth_reason": "at most total sums for each number",
    "references": ["R. M. Karp, Reducibility among combinatorial problems, 1972"],
    "steps": [
        "Collect the sums that a group can have.",
        "Each sum s leaves the difference |total - 2 s|.",
        "Take the smallest.",
    ],
    "example": [([1, 6, 11, 5],), 1],
    "edges": [([],), ([1],), ([2, 2],), ([1, 2, 5],)],
}


def minimum_partition_difference(nums: list[int]) -> int:
    """The smallest difference of the sums of two groups."""
    sums = {0}
    for value in nums:
        sums |= {total + value for total in sums}
    return min(abs(sum(nums) - 2 * total) for total in sums)


def oracle(nums: list[int]) -> int:
    def best(index: int, difference: int) -> int:
        if index == len(nums):
            return abs(difference)
        return min(best(index + 1, difference + nums[index]), best(index + 1, difference - nums[index]))

    return best(0, 0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 15) for _ in range(min(size, 7))],)
