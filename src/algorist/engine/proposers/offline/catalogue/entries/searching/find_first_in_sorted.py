"""First occurrence: the first position of a value in a sorted list.

A binary search that does not stop when it meets the value: it goes on to the left until the part that is searched is
empty, and then looks whether the value stands there.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["lower bound search", "leftmost binary search"],
    "keywords": "find first in sorted list position leftmost occurrence binary search index",
    "preconditions": ["the list is sorted in ascending order; -1 when the value is not there"],
    "growth": "log n",
    "growth_reason": "each step halves the part that is searched",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 3, section 6.2.1"],
    "steps": [
        "Halve the part of the list in question.",
        "When the middle is smaller go right, otherwise left, the middle included.",
        "The place that is left holds the value or it is nowhere.",
    ],
    "example": [([3, 4, 5, 5, 5, 5, 6], 5), 2],
    "edges": [([], 0), ([1], 1), ([1], 2), ([2, 2, 2], 2), ([1, 3], 2)],
}


def find_first_in_sorted(arr: list[int], x: int) -> int:
    """The first position of x, -1 when it is not there."""
    low, high = 0, len(arr)
    while low < high:
        middle = (low + high) // 2
        if arr[middle] < x:
            low = middle + 1
        else:
            high = middle
    return low if low < len(arr) and arr[low] == x else -1


def oracle(arr: list[int], x: int) -> int:
    return arr.index(x) if x in arr else -1


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return sorted(rng.randint(0, size) for _ in range(2 * size)), rng.randint(-1, size + 1)
