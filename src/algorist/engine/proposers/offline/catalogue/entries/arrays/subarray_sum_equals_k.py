"""Subarrays of sum k: how many runs of neighbours add up to k.

A run's sum is the difference of two prefix sums. For each prefix sum the earlier ones that are smaller by k are counted
in a table.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["count subarrays with given sum"],
    "keywords": "subarray sum equals k count continuous runs prefix sums",
    "growth": "n",
    "growth_reason": "one pass with a table",
    "references": ["J. Bentley, Programming Pearls, column 8"],
    "steps": [
        "Keep how often each prefix sum came, 0 once at first.",
        "For each prefix sum add the count of the one smaller by k.",
    ],
    "example": [([1, 1, 1], 2), 2],
    "edges": [([], 0), ([5], 5), ([0, 0], 0), ([1, -1, 1], 1)],
}


def subarray_sum_equals_k(nums: list[int], k: int) -> int:
    """The number of runs with sum k."""
    seen = {0: 1}
    total = count = 0
    for value in nums:
        total += value
        count += seen.get(total - k, 0)
        seen[total] = seen.get(total, 0) + 1
    return count


def oracle(nums: list[int], k: int) -> int:
    return sum(sum(nums[i:j]) == k for j in range(len(nums) + 1) for i in range(j))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return [rng.randint(-3, 5) for _ in range(size)], rng.randint(-2, 8)
