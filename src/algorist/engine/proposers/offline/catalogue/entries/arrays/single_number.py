"""Single number: the number that comes once while all others come twice.

Exclusive or of equal numbers is 0, so over the whole list only the single one is left.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "single number appears once others twice xor unique lonely",
    "preconditions": ["all numbers but one come exactly twice"],
    "growth": "n",
    "growth_reason": "one pass",
    "references": ["H. Warren, Hacker's Delight, chapter 2"],
    "steps": ["Exclusively or all numbers."],
    "example": [([4, 1, 2, 1, 2],), 4],
    "edges": [([5],), ([0, 1, 0],), ([-3, 7, -3],)],
}


def single_number(nums: list[int]) -> int:
    """The number without a partner."""
    result = 0
    for value in nums:
        result ^= value
    return result


def oracle(nums: list[int]) -> int:
    return next(v for v in nums if nums.count(v) == 1)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    values = rng.sample(range(-20, 20), size + 1)
    nums = values + values[1:]
    return (rng.sample(nums, len(nums)),)
