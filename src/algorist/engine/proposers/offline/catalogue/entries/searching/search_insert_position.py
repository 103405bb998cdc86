"""Insert position: where a value stands in a sorted list, or where it would have to be put.

A binary search for the first place whose number is not smaller than the value.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["lower bound", "bisect left"],
    "keywords": "search insert position sorted index where would be inserted bisect lower bound",
    "preconditions": ["the list is sorted in ascending order"],
    "growth": "log n",
    "growth_reason": "each step halves the part that is searched",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 3, section 6.2.1"],
    "steps": [
        "Halve the part of the list in question.",
        "When the middle is smaller than the value go right, otherwise left.",
    ],
    "example": [([1, 3, 5, 6], 2), 1],
    "edges": [([], 0), ([1], 1), ([1], 2), ([2, 2, 2], 2), ([1, 3], 0)],
}


def search_insert_position(nums: list[int], target: int) -> int:
    """The first position whose number is at least the target."""
    low, high = 0, len(nums)
    while low < high:
        middle = (low + high) // 2
        if nums[middle] < target:
            low = middle + 1
        else:
            high = middle
    return low


def oracle(nums: list[int], target: int) -> int:
    return sum(value < target for value in nums)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return sorted(rng.randint(0, 3 * size) for _ in range(size)), rng.randint(-1, 3 * size + 1)
