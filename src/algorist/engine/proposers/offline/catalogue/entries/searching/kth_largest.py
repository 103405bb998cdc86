"""K-th largest: the item that comes k-th when a list is put in descending order, counted from 1.

A heap keeps the k largest items seen so far, the smallest of them on top. A larger item replaces the top.
"""

import heapq
from random import Random
from typing import Any

ENTRY = {
    "keywords": "kth largest element list k-th heap descending biggest",
    "preconditions": ["1 ≤ k ≤ number of items"],
    "growth": "n log k",
    "growth_reason": "each item passes a heap of k items at most once",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 9"],
    "steps": [
        "Put the first k items into a heap.",
        "Each larger item replaces the smallest of the heap.",
        "The smallest of the heap is the answer.",
    ],
    "example": [([3, 2, 1, 5, 6, 4], 2), 5],
    "edges": [([1], 1), ([2, 1], 2), ([3, 3, 3], 2), ([-1, -5, 0], 1)],
}


def kth_largest(nums: list[int], k: int) -> int:
    """The k-th largest number, k counted from 1."""
    heap = list(nums[:k])
    heapq.heapify(heap)
    for value in nums[k:]:
        if value > heap[0]:
            heapq.heapreplace(heap, value)
    return heap[0]


def oracle(nums: list[int], k: int) -> int:
    return sorted(nums, reverse=True)[k - 1]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return [rng.randint(-size, size) for _ in range(size + 1)], rng.randint(1, size + 1)
