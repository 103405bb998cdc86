"""Largest sublist sum: the largest sum of neighbours where taking none is allowed.

The best sum that ends at an element is the element added to the best before it, or nothing at all.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["max sublist sum", "maximum segment sum"],
    "keywords": "max maximum sublist segment sum contiguous empty allowed zero",
    "preconditions": ["the sublist may be empty, with sum 0, so the answer is never negative"],
    "growth": "n",
    "growth_reason": "one pass",
    "references": ["J. Bentley, Programming Pearls, column 8"],
    "steps": ["Keep the best sum that ends here, at least 0.", "Keep the best of them all."],
    "example": [([4, -5, 2, 1, -1, 3],), 5],
    "edges": [([],), ([-3],), ([-1, -2],), ([0],), ([5],)],
}


def maximum_sublist_sum(numbers: list[int]) -> int:
    """The largest sum of neighbours, 0 for none."""
    best = ending = 0
    for number in numbers:
        ending = max(0, ending + number)
        best = max(best, ending)
    return best


def oracle(numbers: list[int]) -> int:
    places = range(len(numbers) + 1)
    return max(sum(numbers[i:j]) for i in places for j in places if i <= j)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-6, 6) for _ in range(size)],)
