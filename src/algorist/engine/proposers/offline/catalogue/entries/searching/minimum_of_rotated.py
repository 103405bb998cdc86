"""Minimum of a rotated list: the smallest number of a sorted list that was rotated.

When the middle is larger than the last number, the smallest lies to its right; otherwise it is the middle or to its
left.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "minimum rotated sorted array smallest find pivot",
    "preconditions": ["distinct numbers, ascending but rotated, at least one"],
    "growth": "log n",
    "growth_reason": "each step halves the part that is searched",
    "references": ["S. Skiena, The Algorithm Design Manual, chapter 4"],
    "steps": ["Compare the middle with the last number of the part.", "Keep the half that holds the smallest."],
    "example": [([4, 5, 6, 7, 0, 1, 2],), 0],
    "edges": [([1],), ([2, 1],), ([1, 2],), ([3, 1, 2],)],
}


def minimum_of_rotated(nums: list[int]) -> int:
    """The smallest number."""
    low, high = 0, len(nums) - 1
    while low < high:
        middle = (low + high) // 2
        if nums[middle] > nums[high]:
            low = middle + 1
        else:
            high = middle
    return nums[low]


def oracle(nums: list[int]) -> int:
    return min(nums)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    nums = sorted(rng.sample(range(3 * size + 3), size + 1))
    cut = rng.randint(0, size)
    return (nums[cut:] + nums[:cut],)
