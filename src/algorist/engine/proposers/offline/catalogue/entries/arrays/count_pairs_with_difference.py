"""Pairs with a difference: how many unordered pairs of different values of a list differ by a number.

A table of the values is asked for each value's partner.
"""

from itertools import combinations
from random import Random
from typing import Any

ENTRY = {
    "keywords": "count pairs with difference equal to k in array",
    "preconditions": ["difference ≥ 0; equal values count once, and with a difference of 0 those that occur twice"],
    "growth": "n",
    "growth_reason": "one look-up a value",
    "references": ["S. S. Skiena, The Algorithm Design Manual, chapter 3"],
    "steps": ["Count the values.", "For each value look for the one that is greater by the difference."],
    "example": [([1, 5, 3, 4, 2], 3), 2],
    "edges": [([], 1), ([4], 0), ([2, 2], 0), ([1, 1, 3, 3], 2)],
}


def count_pairs_with_difference(items: list[int], difference: int) -> int:
    """The number of pairs."""
    counts: dict[int, int] = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    if difference == 0:
        return sum(count > 1 for count in counts.values())
    return sum(item + difference in counts for item in counts)


def oracle(items: list[int], difference: int) -> int:
    return len({(min(a, b), max(a, b)) for a, b in combinations(items, 2) if abs(a - b) == difference})


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return [rng.randint(-4, 6) for _ in range(rng.randint(0, size))], rng.randint(0, 4)
