"""First missing positive: the smallest number from 1 on that is not in a list.

Each number v from 1 to n is brought to place v - 1 by swaps. The first place with another number shows the answer.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["smallest missing positive integer"],
    "keywords": "first missing positive smallest integer not in list unsorted",
    "growth": "n",
    "growth_reason": "each swap puts a number where it belongs",
    "references": ["S. Skiena, The Algorithm Design Manual, chapter 4"],
    "steps": ["Swap each number v from 1 to n to place v - 1.", "The first place without its number is the answer."],
    "example": [([3, 4, -1, 1],), 2],
    "edges": [([],), ([1],), ([2],), ([1, 1],), ([7, 8, 9],), ([0],)],
}


def first_missing_positive(nums: list[int]) -> int:
    """The smallest missing positive number."""
    places = list(nums)
    n = len(places)
    for i in range(n):
        while 0 < places[i] <= n and places[places[i] - 1] != places[i]:
            goal = places[i] - 1
            places[i], places[goal] = places[goal], places[i]
    return next((i + 1 for i in range(n) if places[i] != i + 1), n + 1)


def oracle(nums: list[int]) -> int:
    return min(v for v in range(1, len(nums) + 2) if v not in nums)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-1, size) for _ in range(size)],)
