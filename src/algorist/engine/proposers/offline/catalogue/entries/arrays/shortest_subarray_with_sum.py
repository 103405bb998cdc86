"""Shortest stretch with a sum: the length of the shortest stretch of positive numbers that adds up to a number or more.

The stretch grows at its end until the sum is reached and shrinks at its beginning while it still is.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "minimum size subarray sum at least target shortest",
    "preconditions": ["elements > 0, wanted > 0; 0 where there is none"],
    "growth": "n",
    "growth_reason": "each end moves over the list once",
    "references": ["U. Manber, Introduction to Algorithms: A Creative Approach, chapter 5"],
    "steps": ["Take in the next element.", "While the sum is reached, note the length and give up the first element."],
    "example": [([2, 3, 1, 2, 4, 3], 7), 2],
    "edges": [([], 1), ([1], 2), ([5], 5), ([1, 1, 1], 3)],
}


def shortest_subarray_with_sum(items: list[int], wanted: int) -> int:
    """The length."""
    best = len(items) + 1
    first = total = 0
    for last, item in enumerate(items, 1):
        total += item
        while total >= wanted:
            best = min(best, last - first)
            total -= items[first]
            first += 1
    return best if best <= len(items) else 0


def oracle(items: list[int], wanted: int) -> int:
    spans = [(i, j) for i in range(len(items)) for j in range(i + 1, len(items) + 1)]
    return min((j - i for i, j in spans if sum(items[i:j]) >= wanted), default=0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return [rng.randint(1, 9) for _ in range(rng.randint(0, size))], rng.randint(1, 25)
