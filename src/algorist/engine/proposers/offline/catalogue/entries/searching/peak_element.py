"""Peak element: a position whose number is larger than its neighbours.

When the next number is larger than the middle one, going right must lead over a peak; otherwise the middle or something
left of it is one.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["find peak", "local maximum"],
    "keywords": "peak element local maximum neighbours greater index position mountain",
    "preconditions": ["at least one number, neighbours differ; outside the list all is smaller; any peak may be given"],
    "growth": "log n",
    "growth_reason": "each step halves the part that is searched",
    "references": ["S. Skiena, The Algorithm Design Manual, chapter 4"],
    "steps": ["Compare the middle with its right neighbour.", "Keep the half on the rising side."],
    "example": [([1, 2, 3, 1],), 2],
    "edges": [([1],), ([2, 1],), ([1, 2],), ([3, 1, 2],)],
}


def peak_element(nums: list[int]) -> int:
    """A position whose number is larger than its neighbours."""
    low, high = 0, len(nums) - 1
    while low < high:
        middle = (low + high) // 2
        if nums[middle] < nums[middle + 1]:
            low = middle + 1
        else:
            high = middle
    return low


def check(args: tuple[Any, ...], got: int) -> bool:
    nums = args[0]
    return (got == 0 or nums[got - 1] < nums[got]) and (got == len(nums) - 1 or nums[got + 1] < nums[got])


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    nums = [rng.randint(0, 9)]
    for _ in range(size):
        nums.append(nums[-1] + rng.choice([-3, -2, -1, 1, 2, 3]))
    return (nums,)
