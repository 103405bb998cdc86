"""Quickselect: the k-th smallest item of a list, counted from 0.

A pivot divides the items into smaller, equal and larger ones. Only the group that holds the k-th one is looked at
further.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["quickselect", "kth element", "order statistic"],
    "keywords": "kth smallest element select order statistic quickselect k-th list nth",
    "preconditions": ["0 ≤ k < number of items"],
    "growth": "n",
    "growth_reason": "each round keeps a constant share on average",
    "references": ["C. A. R. Hoare, Algorithm 65: Find, CACM 4(7), 1961"],
    "steps": [
        "Take the middle item as pivot.",
        "Divide the rest into smaller and larger ones.",
        "Go on with the group that holds the k-th.",
    ],
    "weaknesses": ["n^2 when the middle items are always extreme"],
    "example": [([1, 2, 3, 4, 5, 6, 7], 4), 5],
    "edges": [([1], 0), ([2, 1], 0), ([3, 3, 3], 2), ([-1, -5, 0], 1)],
}


def kth_smallest(arr: list[Any], k: int) -> Any:
    """The item that would stand at position k if the list were sorted."""
    items = list(arr)
    while True:
        pivot = items[len(items) // 2]
        below = [item for item in items if item < pivot]
        above = [item for item in items if item > pivot]
        same = len(items) - len(below) - len(above)
        if k < len(below):
            items = below
        elif k < len(below) + same:
            return pivot
        else:
            k -= len(below) + same
            items = above


def oracle(arr: list[Any], k: int) -> Any:
    return next(item for item in arr if sum(o < item for o in arr) <= k < sum(o <= item for o in arr))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return [rng.randint(-size, size) for _ in range(size + 1)], rng.randint(0, size)
