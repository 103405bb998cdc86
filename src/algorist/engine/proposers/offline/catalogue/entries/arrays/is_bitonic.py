"""Bitonic list: whether the elements rise to one peak and fall after it.

One walk up, one walk down; the list is bitonic when both together reach its end.
"""

from itertools import pairwise
from random import Random
from typing import Any

ENTRY = {
    "keywords": "check if array is bitonic increasing then decreasing mountain",
    "preconditions": ["strictly; a list that only rises or only falls is bitonic too, an empty one is not"],
    "growth": "n",
    "growth_reason": "each element is looked at once",
    "references": ["K. E. Batcher, Sorting Networks and Their Applications, 1968"],
    "steps": ["Walk up while the elements rise.", "Walk down while they fall.", "See whether the end was reached."],
    "example": [([1, 3, 8, 12, 4, 2],), True],
    "edges": [([],), ([1],), ([1, 1],), ([3, 2, 1],), ([1, 2, 1, 2],)],
}


def is_bitonic(items: list[int]) -> bool:
    """Whether the list is bitonic."""
    place, last = 0, len(items) - 1
    while place < last and items[place] < items[place + 1]:
        place += 1
    while place < last and items[place] > items[place + 1]:
        place += 1
    return place == last


def oracle(items: list[int]) -> bool:
    def rises(part: list[int]) -> bool:
        return all(a < b for a, b in pairwise(part))

    return any(rises(items[: peak + 1]) and rises(items[peak:][::-1]) for peak in range(len(items)))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    if rng.random() < 0.5:
        up, down = (rng.sample(range(20), rng.randint(0, min(size, 5))) for _ in range(2))
        return (sorted(up) + sorted(down, reverse=True),)
    return ([rng.randint(0, 9) for _ in range(rng.randint(0, min(size, 5)))],)
