"""Top k frequent: the k values that occur most often, most frequent first.

The occurrences are counted in one pass. A selection by heap then takes the k largest counts without sorting the rest;
equal counts stand in ascending order of their values.
"""

import heapq
from collections import Counter
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["most common elements", "k most frequent elements"],
    "keywords": "top k most frequent common elements occurrences count frequency",
    "preconditions": ["among equal counts the smaller value comes first"],
    "growth": "n log k",
    "growth_reason": "counting is linear, the heap holds at most k values",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 6 (heaps)"],
    "steps": ["Count each value.", "Select the k values with the largest counts, the smaller value first when equal."],
    "example": [([1, 1, 1, 2, 2, 3], 2), [1, 2]],
    "edges": [([], 0), ([], 3), ([4], 1), ([2, 1], 2), ([5, 5, 4, 4, 3], 1)],
}


def top_k_frequent(nums: list[Any], k: int) -> list[Any]:
    """The k most frequent values."""
    counts = Counter(nums)
    return heapq.nsmallest(k, counts, key=lambda value: (-counts[value], value))


def oracle(nums: list[Any], k: int) -> list[Any]:
    return sorted(set(nums), key=lambda v: (-nums.count(v), v))[:k]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    nums = [rng.randint(-3, 5) for _ in range(size)]
    return nums, rng.randint(0, len(set(nums)))
