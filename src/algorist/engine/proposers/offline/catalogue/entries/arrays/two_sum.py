"""Two sum: the positions of two numbers with a given sum.

One pass keeps the position of every number seen so far. For each number the partner that would complete the sum is
looked up in that table, so no pair has to be tried twice.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["pair with given sum", "two number sum"],
    "keywords": "two sum pair target add up indices positions numbers hash table complement",
    "preconditions": ["the answer is the pair whose second member comes first; [] when there is no pair"],
    "growth": "n",
    "growth_reason": "one pass with a constant-time lookup for each number",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 11 (hash tables)"],
    "steps": [
        "Walk through the numbers with their positions.",
        "If the number that completes the sum was seen, its position and this one are the answer.",
        "Otherwise remember this number's position.",
    ],
    "example": [([2, 7, 11, 15], 9), [0, 1]],
    "edges": [([], 0), ([5], 5), ([3, 3], 6), ([0, 0, 0], 0), ([-4, 4], 0)],
}


def two_sum(nums: list[int], target: int) -> list[int]:
    """Positions i < j with nums[i] + nums[j] == target, [] when there are none."""
    seen: dict[int, int] = {}
    for j, value in enumerate(nums):
        if target - value in seen:
            return [seen[target - value], j]
        seen.setdefault(value, j)
    return []


def oracle(nums: list[int], target: int) -> list[int]:
    for j in range(len(nums)):
        for i in range(j):
            if nums[i] + nums[j] == target:
                return [i, j]
    return []


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    nums = [rng.randint(-size - 2, size + 2) for _ in range(size)]
    return nums, rng.randint(-size - 2, size + 2)
