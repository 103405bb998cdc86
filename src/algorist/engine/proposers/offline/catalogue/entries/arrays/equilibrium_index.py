"""Equilibrium index: the first place with equal sums on both sides, -1 when there is none.

The sum on the left grows while one walks; the sum on the right is what is left of the total.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["pivot index", "balance point"],
    "keywords": "equilibrium index pivot left right sum equal balance",
    "preconditions": ["the element itself belongs to neither side; -1 when no place balances"],
    "growth": "n",
    "growth_reason": "one pass after the total",
    "references": ["J. Bentley, Programming Pearls, column 8"],
    "steps": ["Take the total.", "Walk with the left sum.", "Stop where left and right are equal."],
    "example": [([-7, 1, 5, 2, -4, 3, 0],), 3],
    "edges": [([],), ([4],), ([1, 2],), ([0, 0],), ([2, -2, 5],)],
}


def equilibrium_index(numbers: list[int]) -> int:
    """The first index whose left and right sums are equal, or -1."""
    total = sum(numbers)
    left = 0
    for index, number in enumerate(numbers):
        if left == total - left - number:
            return index
        left += number
    return -1


def oracle(numbers: list[int]) -> int:
    places = range(len(numbers))
    return next((i for i in places if sum(numbers[:i]) == sum(numbers[i + 1 :])), -1)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-2, 2) for _ in range(size)],)
