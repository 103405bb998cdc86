"""Inversion count: how many pairs of a list stand in the wrong order.

A merge sort counts as it merges: when an item of the right half comes before the rest of the left half, it forms an
inversion with each of those.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["number of inversions", "bubble sort swap count"],
    "keywords": "count inversions pairs out of order i < j greater swaps needed merge",
    "growth": "n log n",
    "growth_reason": "a merge sort with a counter",
    "references": ["J. Kleinberg and É. Tardos, Algorithm Design, chapter 5"],
    "steps": [
        "Count the inversions of both halves while sorting them.",
        "Merge them; each item taken from the right adds what is left on the left.",
    ],
    "example": [([2, 4, 1, 3, 5],), 3],
    "edges": [([],), ([1],), ([3, 2, 1],), ([1, 1, 1],), ([-1, -5, 0],)],
}


def count_inversions(nums: list[int]) -> int:
    """The number of pairs i < j with nums[i] > nums[j]."""
    result, width, count = list(nums), 1, 0
    while width < len(result):
        merged: list[int] = []
        for start in range(0, len(result), 2 * width):
            left = result[start : start + width]
            right = result[start + width : start + 2 * width]
            i = 0
            for item in right:
                while i < len(left) and left[i] <= item:
                    merged.append(left[i])
                    i += 1
                count += len(left) - i
                merged.append(item)
            merged.extend(left[i:])
        result, width = merged, 2 * width
    return count


def oracle(nums: list[int]) -> int:
    return sum(nums[i] > nums[j] for j in range(len(nums)) for i in range(j))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-size, size) for _ in range(2 * size)],)
