"""Nearly sorted sort: the order of a list whose items are at most k places from where they belong.

The next item of the sorted list is always among the next k + 1 of the given one. A heap holds these: the smallest
leaves it and the next item enters.
"""

import heapq
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["kheapsort", "sort a k-sorted array"],
    "keywords": "kheapsort nearly sorted almost sorted list k places heap ascending order",
    "preconditions": ["each item is at most k places from its place in the sorted list"],
    "growth": "n log k",
    "growth_reason": "each item passes a heap of k + 1 items",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 6"],
    "steps": [
        "Put the first k items into a heap.",
        "For each further item add it and take the smallest out.",
        "Empty the heap at the end.",
    ],
    "example": [([1, 2, 3, 5, 4], 1), [1, 2, 3, 4, 5]],
    "edges": [([], 3), ([1], 0), ([2, 1], 1), ([3, 3, 3], 2), ([1, 2, 3], 0)],
}


def k_sorted_heap_sort(items: list[int], k: int) -> list[int]:
    """The items in ascending order."""
    heap = list(items[:k])
    heapq.heapify(heap)
    result = [heapq.heappushpop(heap, item) for item in items[k:]]
    while heap:
        result.append(heapq.heappop(heap))
    return result


def oracle(items: list[int], k: int) -> list[int]:  # noqa: ARG001 - the order is the same for every k
    return sorted(items)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    k = rng.randint(0, 4)
    items = sorted(rng.randint(0, 3 * size) for _ in range(size))
    blocks = [items[i : i + k + 1] for i in range(0, size, k + 1)]
    return [item for block in blocks for item in rng.sample(block, len(block))], k
