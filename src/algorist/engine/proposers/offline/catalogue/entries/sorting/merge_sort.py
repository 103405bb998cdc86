"""Merge sort: the numbers in ascending order, equal ones in their old order.

The list is halved until nothing is left to sort; two sorted halves are merged by always taking the smaller front.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["mergesort", "stable sort", "sort array"],
    "keywords": "sort sorting ascending order merge stable list array numbers arrange",
    "growth": "n log n",
    "growth_reason": "log n levels of halving, each merged in linear time",
    "references": ["D. Knuth, The Art of Computer Programming, volume 3, section 5.2.4"],
    "steps": [
        "A list of at most one element is sorted.",
        "Sort both halves.",
        "Merge them: take the smaller of the two fronts, the left one when they are equal.",
    ],
    "example": [([5, 2, 9, 1, 5],), [1, 2, 5, 5, 9]],
    "edges": [([],), ([1],), ([2, 1],), ([3, 3, 3],), ([-1, -5, 0],)],
}


def merge_sort(items: list[Any]) -> list[Any]:
    """A sorted copy."""
    if len(items) <= 1:
        return list(items)
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if right[j] < left[i]:
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    return merged + left[i:] + right[j:]


def oracle(items: list[Any]) -> list[Any]:
    return sorted(items)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-size, size) for _ in range(size)],)
