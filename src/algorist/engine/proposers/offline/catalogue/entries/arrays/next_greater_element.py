"""Next greater element: for each number the first larger one to its right.

Positions that still wait for a larger number lie on a stack, their numbers falling. A new number answers all on top
that are smaller.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["monotonic stack"],
    "keywords": "next greater element right larger stack array list",
    "preconditions": ["-1 where there is none"],
    "growth": "n",
    "growth_reason": "each position enters and leaves the stack once",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 17"],
    "steps": [
        "Keep a stack of waiting positions.",
        "A new number answers the smaller ones on top.",
        "What waits at the end has no answer.",
    ],
    "example": [([4, 5, 2, 25],), [5, 25, 25, -1]],
    "edges": [([],), ([5],), ([1, 2],), ([2, 1],), ([3, 3],)],
}


def next_greater_element(nums: list[int]) -> list[int]:
    """The first larger number to the right of each."""
    result = [-1] * len(nums)
    waiting: list[int] = []
    for i, value in enumerate(nums):
        while waiting and nums[waiting[-1]] < value:
            result[waiting.pop()] = value
        waiting.append(i)
    return result


def oracle(nums: list[int]) -> list[int]:
    return [next((u for u in nums[i:] if u > v), -1) for i, v in enumerate(nums)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 20) for _ in range(size)],)
