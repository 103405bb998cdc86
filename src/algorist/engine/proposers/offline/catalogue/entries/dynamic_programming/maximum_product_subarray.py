"""Maximum product: the largest product of neighbouring numbers of a list.

A negative number turns the smallest product into the largest, so both the largest and the smallest product that end
here are kept.
"""

from math import prod
from random import Random
from typing import Any

ENTRY = {
    "keywords": "maximum product subarray contiguous largest negative numbers",
    "preconditions": ["at least one number"],
    "growth": "n",
    "growth_reason": "one step for each number",
    "references": ["J. Kadane, as told in J. Bentley, Programming Pearls, column 8"],
    "steps": [
        "Keep the largest and the smallest product that end at the last number.",
        "The next ones are among the number alone and it times each of the two.",
        "Keep the best seen.",
    ],
    "example": [([2, 3, -2, 4],), 6],
    "edges": [([5],), ([-5],), ([-2, 0, -1],), ([-2, -3, -4],), ([0, 0],)],
}


def maximum_product_subarray(nums: list[int]) -> int:
    """The largest product of a run of neighbours."""
    best = large = small = nums[0]
    for value in nums[1:]:
        ends = (value, value * large, value * small)
        large, small = max(ends), min(ends)
        best = max(best, large)
    return best


def oracle(nums: list[int]) -> int:
    return max(prod(nums[i:j]) for j in range(1, len(nums) + 1) for i in range(j))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-4, 4) for _ in range(size + 1)],)
