"""Insertion sort: the numbers in ascending order by putting each one into its place.

The front of the list is sorted at all times. The next element moves left past every larger one. Nearly sorted lists are
done in nearly linear time.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["straight insertion"],
    "keywords": "insertion sort ascending order simple nearly sorted list array",
    "growth": "n^2",
    "growth_reason": "each element may pass all before it; linear when the list is nearly sorted",
    "references": ["D. Knuth, The Art of Computer Programming, volume 3, section 5.2.1"],
    "steps": [
        "Take the next element.",
        "Move each larger element of the sorted front one place to the right.",
        "Put the element into the gap.",
    ],
    "example": [([2, 4, 1],), [1, 2, 4]],
    "edges": [([],), ([1],), ([2, 1],), ([3, 3, 3],), ([-1, -5, 0],)],
}


def insertion_sort(items: list[Any]) -> list[Any]:
    """A sorted copy."""
    ordered = list(items)
    for i in range(1, len(ordered)):
        value = ordered[i]
        gap = i
        while gap > 0 and value < ordered[gap - 1]:
            ordered[gap] = ordered[gap - 1]
            gap -= 1
        ordered[gap] = value
    return ordered


def oracle(items: list[Any]) -> list[Any]:
    return sorted(items)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-size, size) for _ in range(size)],)
