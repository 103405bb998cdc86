"""Largest container: the most water that two of several lines can hold.

Two pointers start at the ends. The lower line limits the container, so only giving it up can lead to a larger one.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["max area of container"],
    "keywords": "container with most water maximum area two lines heights",
    "preconditions": ["heights are ≥ 0; less than two lines hold nothing"],
    "growth": "n",
    "growth_reason": "each line is given up once",
    "references": ["S. Skiena, The Algorithm Design Manual, chapter 4"],
    "steps": [
        "Start with the two outer lines.",
        "Measure the width times the lower height.",
        "Move inwards from the lower line.",
    ],
    "example": [([1, 8, 6, 2, 5, 4, 8, 3, 7],), 49],
    "edges": [([],), ([5],), ([1, 2],), ([2, 2, 2],)],
}


def container_with_most_water(heights: list[int]) -> int:
    """The largest area."""
    low, high, best = 0, len(heights) - 1, 0
    while low < high:
        best = max(best, (high - low) * min(heights[low], heights[high]))
        if heights[low] < heights[high]:
            low += 1
        else:
            high -= 1
    return best


def oracle(heights: list[int]) -> int:
    n = len(heights)
    return max((min(heights[i], heights[j]) * (j - i) for j in range(n) for i in range(j)), default=0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 9) for _ in range(size)],)
