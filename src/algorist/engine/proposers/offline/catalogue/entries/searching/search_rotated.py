"""Rotated search: the position of a value in a sorted list that was rotated.

Of the two halves around the middle at least one is sorted. Its ends tell whether the value lies in it; otherwise it
lies in the other half.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "search rotated sorted array pivot position index target",
    "preconditions": ["distinct numbers, ascending but rotated; -1 when the value is not there"],
    "growth": "log n",
    "growth_reason": "each step halves the part that is searched",
    "references": ["S. Skiena, The Algorithm Design Manual, chapter 4"],
    "steps": [
        "Look at the middle.",
        "See which half is sorted.",
        "Go into that half when the value lies between its ends, else into the other.",
    ],
    "example": [([4, 5, 6, 7, 0, 1, 2], 0), 4],
    "edges": [([], 0), ([1], 1), ([1], 2), ([3, 1], 1), ([1, 2, 3], 4)],
}


def search_rotated(nums: list[int], target: int) -> int:
    """The position of the target, -1 when it is not there."""
    low, high = 0, len(nums) - 1
    while low <= high:
        middle = (low + high) // 2
        if nums[middle] == target:
            return middle
        if nums[low] <= nums[middle]:
            left = nums[low] <= target < nums[middle]
        else:
            left = not nums[middle] < target <= nums[high]
        if left:
            high = middle - 1
        else:
            low = middle + 1
    return -1


def oracle(nums: list[int], target: int) -> int:
    return nums.index(target) if target in nums else -1


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    nums = sorted(rng.sample(range(3 * size + 1), size))
    cut = rng.randint(0, size)
    return nums[cut:] + nums[:cut], rng.randint(0, 3 * size)
