"""Majority element: the item that more than half of a list consists of.

Boyer and Moore: a candidate gains a vote for each equal item and loses one for each other. At zero votes the next item
becomes the candidate; a majority survives, and a second pass makes sure.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Boyer–Moore voting"],
    "keywords": "majority element more than half n/2 times appears voting",
    "preconditions": ["-1 when there is none"],
    "growth": "n",
    "growth_reason": "two passes",
    "references": ["R. Boyer and J Moore, MJRTY: a fast majority vote algorithm, 1981"],
    "steps": [
        "With no votes take the item as candidate.",
        "An equal item adds a vote, another one takes one away.",
        "Count the candidate at the end.",
    ],
    "example": [([2, 2, 1, 1, 1, 2, 2],), 2],
    "edges": [([],), ([5],), ([1, 2],), ([1, 1, 2, 2],), ([3, 3, 4],)],
}


def majority_element(nums: list[int]) -> int:
    """The majority, -1 when there is none."""
    candidate, votes = -1, 0
    for value in nums:
        if votes == 0:
            candidate = value
        votes += 1 if value == candidate else -1
    return candidate if 2 * nums.count(candidate) > len(nums) else -1


def oracle(nums: list[int]) -> int:
    return next((v for v in nums if 2 * sum(u == v for u in nums) > len(nums)), -1)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.choice([1, 1, 1, 2, 3]) for _ in range(size)],)
