"""Longest stretch with a sum: the length of the longest stretch of a list whose elements add up to a number.

The place where each prefix sum came first is kept; a stretch with the sum ends where the sum before it is known.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "longest subarray length with sum equal to k",
    "preconditions": ["0 where there is none"],
    "growth": "n",
    "growth_reason": "one look-up an element",
    "references": ["J. Bentley, Programming Pearls, column 8"],
    "steps": ["Add the elements up.", "Look up where the sum less the number came first."],
    "example": [([10, 5, 2, 7, 1, 9], 15), 4],
    "edges": [([], 0), ([0], 0), ([3], 2), ([1, -1, 1], 1)],
}


def longest_subarray_with_sum(items: list[int], wanted: int) -> int:
    """The length."""
    first = {0: 0}
    total = best = 0
    for place, item in enumerate(items, 1):
        total += item
        if total - wanted in first:
            best = max(best, place - first[total - wanted])
        first.setdefault(total, place)
    return best


def oracle(items: list[int], wanted: int) -> int:
    spans = [(i, j) for i in range(len(items)) for j in range(i + 1, len(items) + 1)]
    return max((j - i for i, j in spans if sum(items[i:j]) == wanted), default=0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return [rng.randint(-3, 4) for _ in range(rng.randint(0, size))], rng.randint(-3, 6)
