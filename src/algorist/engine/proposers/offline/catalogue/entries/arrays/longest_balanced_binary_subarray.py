"""Longest balanced stretch: the length of the longest stretch of zeros and ones that holds as many of each.

A one counts up, a zero down; between two places of equal height lies a balanced stretch.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "longest subarray with equal number of 0s and 1s binary array",
    "preconditions": ["the elements are 0 and 1"],
    "growth": "n",
    "growth_reason": "one look-up an element",
    "references": ["U. Manber, Introduction to Algorithms: A Creative Approach, chapter 5"],
    "steps": ["Walk up at a one, down at a zero.", "Look up where the height was reached first."],
    "example": [([0, 1, 1, 0, 1, 1, 1],), 4],
    "edges": [([],), ([1],), ([0, 1],), ([0, 0, 0],)],
}


def longest_balanced_binary_subarray(items: list[int]) -> int:
    """The length."""
    first = {0: 0}
    height = best = 0
    for place, item in enumerate(items, 1):
        height += 1 if item else -1
        if height in first:
            best = max(best, place - first[height])
        else:
            first[height] = place
    return best


def oracle(items: list[int]) -> int:
    spans = [(i, j) for i in range(len(items)) for j in range(i + 1, len(items) + 1)]
    return max((j - i for i, j in spans if items[i:j].count(0) == items[i:j].count(1)), default=0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 1) for _ in range(rng.randint(0, size))],)
