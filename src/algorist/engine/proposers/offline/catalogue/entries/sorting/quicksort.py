"""Quicksort: the numbers in ascending order by splitting around a pivot.

The middle element splits the list into smaller, equal and larger ones; the outer two are sorted in the same way.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["quick sort", "partition-exchange sort"],
    "keywords": "quicksort quick sort sorting ascending order pivot partition list array",
    "growth": "n log n",
    "growth_reason": "expected for shuffled input; adversarial input takes n^2",
    "references": ["C. A. R. Hoare, Quicksort, The Computer Journal 5(1), 1962"],
    "steps": [
        "A list of at most one element is sorted.",
        "Take the middle element as pivot.",
        "Sort the smaller and the larger elements; put the equal ones between them.",
    ],
    "weaknesses": ["quadratic time when the middle elements are extreme again and again"],
    "example": [([3, 6, 1, 6, 2],), [1, 2, 3, 6, 6]],
    "edges": [([],), ([1],), ([2, 1],), ([3, 3, 3],), ([-1, -5, 0],)],
}


def quicksort(items: list[Any]) -> list[Any]:
    """A sorted copy."""
    if len(items) <= 1:
        return list(items)
    pivot = items[len(items) // 2]
    smaller = [x for x in items if x < pivot]
    equal = [x for x in items if x == pivot]
    larger = [x for x in items if pivot < x]
    return quicksort(smaller) + equal + quicksort(larger)


def oracle(items: list[Any]) -> list[Any]:
    return sorted(items)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-size, size) for _ in range(size)],)
