"""Rain water: how much water stays between walls after rain.

Over each place the water stands as high as the lower of the highest walls on both sides. Two pointers move inwards,
always the one with the lower wall, whose level is then known.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "trapping rain water elevation map bars height trap units",
    "preconditions": ["heights are ≥ 0"],
    "growth": "n",
    "growth_reason": "each place is passed once",
    "references": ["S. Skiena, The Algorithm Design Manual, chapter 4"],
    "steps": [
        "Keep the highest wall seen from the left and from the right.",
        "Move on the side with the lower one.",
        "Add what its wall is above the place.",
    ],
    "example": [([0, 1, 0, 2, 1, 0, 1, 3, 2, 1, 2, 1],), 6],
    "edges": [([],), ([5],), ([1, 2],), ([2, 0, 2],), ([4, 2, 0, 3, 2, 5],)],
}


def trapping_rain_water(heights: list[int]) -> int:
    """The units of water."""
    low, high = 0, len(heights) - 1
    left = right = water = 0
    while low <= high:
        left = max(left, heights[low])
        right = max(right, heights[high])
        if left <= right:
            water += left - heights[low]
            low += 1
        else:
            water += right - heights[high]
            high -= 1
    return water


def oracle(heights: list[int]) -> int:
    return sum(min(max(heights[: i + 1]), max(heights[i:])) - h for i, h in enumerate(heights))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 6) for _ in range(size)],)
