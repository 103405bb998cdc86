"""Largest product of three: the greatest product of three elements of a list.

It is that of the three greatest, or of the greatest and the two least.
"""

from itertools import combinations
from random import Random
from typing import Any

ENTRY = {
    "keywords": "maximum product of three numbers triplet in array",
    "preconditions": ["three elements or more"],
    "growth": "n log n",
    "growth_reason": "sorting",
    "references": ["S. S. Skiena, The Algorithm Design Manual, chapter 4"],
    "steps": ["Sort the elements.", "Compare the two candidates."],
    "example": [([-10, -3, 5, 6, -20],), 1200],
    "edges": [([1, 2, 3],), ([-1, -2, -3],), ([0, 0, 5],), ([-5, -4, 1, 2],)],
}


def largest_product_of_three(items: list[int]) -> int:
    """The product."""
    ordered = sorted(items)
    return max(ordered[-1] * ordered[-2] * ordered[-3], ordered[0] * ordered[1] * ordered[-1])


def oracle(items: list[int]) -> int:
    return max(a * b * c for a, b, c in combinations(items, 3))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-9, 9) for _ in range(3 + rng.randint(0, size))],)
