"""Three sum: all triples of numbers that add up to zero.

The sorted numbers are gone through; for each one two pointers close in from both ends on what is missing. Equal numbers
are passed over, so that no triple comes twice.
"""

from itertools import combinations
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["triplets with zero sum"],
    "keywords": "three sum triplets add up to zero unique 3sum",
    "preconditions": ["each triple in ascending order and only once, triples in ascending order"],
    "growth": "n^2",
    "growth_reason": "one pass of two pointers for each number",
    "references": ["S. Skiena, The Algorithm Design Manual, chapter 4"],
    "steps": [
        "Sort the numbers.",
        "For each number let two pointers close in on its negative.",
        "Pass over equal numbers.",
    ],
    "example": [([-1, 0, 1, 2, -1, -4],), [[-1, -1, 2], [-1, 0, 1]]],
    "edges": [([],), ([0, 0],), ([0, 0, 0, 0],), ([1, 2, -3],)],
}


def three_sum(nums: list[int]) -> list[list[int]]:
    """The triples with sum 0."""
    nums = sorted(nums)
    found = []
    for i, first in enumerate(nums):
        if i and nums[i - 1] == first:
            continue
        low, high = i + 1, len(nums) - 1
        while low < high:
            total = first + nums[low] + nums[high]
            if total == 0:
                found.append([first, nums[low], nums[high]])
            if total <= 0:
                low += 1
                while low < high and nums[low - 1] == nums[low] and total == 0:
                    low += 1
            else:
                high -= 1
    return found


def oracle(nums: list[int]) -> list[list[int]]:
    triples = {tuple(sorted(t)) for t in combinations(nums, 3) if sum(t) == 0}
    return sorted(list(t) for t in triples)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-4, 4) for _ in range(size)],)
