"""Missing number: which of the numbers 0 to n is not in a list of n different ones.

Exclusive or of all positions, of n and of all numbers leaves what has no partner.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "missing number 0 to n distinct list absent xor",
    "preconditions": ["n different numbers out of 0 … n"],
    "growth": "n",
    "growth_reason": "one pass",
    "references": ["H. Warren, Hacker's Delight, chapter 2"],
    "steps": ["Start with n.", "Exclusively or in each position and each number.", "What is left is missing."],
    "example": [([3, 0, 1],), 2],
    "edges": [([],), ([0],), ([1],), ([0, 1],)],
}


def missing_number(nums: list[int]) -> int:
    """The number that is missing."""
    missing = len(nums)
    for i, value in enumerate(nums):
        missing ^= i ^ value
    return missing


def oracle(nums: list[int]) -> int:
    return next(v for v in range(len(nums) + 1) if v not in nums)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.sample(range(size + 1), size),)
