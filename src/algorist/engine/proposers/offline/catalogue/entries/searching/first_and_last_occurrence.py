"""First and last occurrence: where a value's run begins and ends in a sorted list.

Two binary searches: one for the first place that is not smaller than the value, one for the first place that is larger.
Between them lie all its occurrences.
"""

from bisect import bisect_left, bisect_right
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["search range", "find first and last position"],
    "keywords": "first last occurrence position sorted array range target start end binary search",
    "preconditions": ["the list is sorted in ascending order; [-1, -1] when the value is not there"],
    "growth": "log n",
    "growth_reason": "two binary searches",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 3, section 6.2.1"],
    "steps": [
        "Search the first place with a number ≥ the target.",
        "Search the first place with a number > the target.",
        "They are the start and one past the end.",
    ],
    "example": [([5, 7, 7, 8, 8, 10], 8), [3, 4]],
    "edges": [([], 0), ([1], 1), ([1], 2), ([2, 2, 2], 2), ([1, 3], 2)],
}


def first_and_last_occurrence(nums: list[int], target: int) -> list[int]:
    """First and last position of the target, [-1, -1] when it is not there."""
    start, end = bisect_left(nums, target), bisect_right(nums, target)
    return [start, end - 1] if start < end else [-1, -1]


def oracle(nums: list[int], target: int) -> list[int]:
    places = [i for i, value in enumerate(nums) if value == target]
    return [places[0], places[-1]] if places else [-1, -1]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return sorted(rng.randint(0, size) for _ in range(2 * size)), rng.randint(-1, size + 1)
