"""Bucket sort: integers of a known range 0 to k-1 in ascending order, by counting each value.

Each value below k has a bucket that counts how often it comes. Going through the buckets in order and repeating each
value as often as it was counted gives the sorted list.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["bucketsort", "pigeonhole sort"],
    "keywords": "bucket sort bucketsort integers less than k counts range pigeonhole",
    "preconditions": ["every number is in 0 … k-1"],
    "growth": "n + k",
    "growth_reason": "one pass over the numbers and one over the buckets",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 8"],
    "steps": ["Make k counters.", "Count each number in its bucket.", "Repeat each value as often as it was counted."],
    "example": [([3, 11, 2, 9, 1, 5], 12), [1, 2, 3, 5, 9, 11]],
    "edges": [([], 14), ([0], 1), ([3, 2, 4, 2, 3, 5], 6), ([1, 1, 1], 2)],
}


def bucket_sort(nums: list[int], k: int) -> list[int]:
    """The numbers, all in 0 … k-1, in ascending order."""
    counts = [0] * k
    for value in nums:
        counts[value] += 1
    return [value for value, count in enumerate(counts) for _ in range(count)]


def oracle(nums: list[int], k: int) -> list[int]:
    return sorted(value for value in nums if value < k)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    k = rng.randint(1, 2 * size + 1)
    return [rng.randrange(k) for _ in range(size)], k
