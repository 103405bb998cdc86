"""Equal partition: whether the numbers can be divided into two groups of equal sum.

This asks for a subset that adds up to half of the total. The sums that can be reached are kept in a set that grows
number by number.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["partition problem"],
    "keywords": "partition equal subset sum two groups same halves divide numbers",
    "preconditions": ["numbers are ≥ 0"],
    "growth": "n * total",
    "growth_reason": "at most total sums for each number",
    "references": ["R. M. Karp, Reducibility among combinatorial problems, 1972"],
    "steps": [
        "An odd total cannot be divided.",
        "Collect the sums that can be reached up to half of the total.",
        "Look whether the half is among them.",
    ],
    "example": [([1, 5, 11, 5],), True],
    "edges": [([],), ([1],), ([2, 2],), ([1, 2, 5],), ([0],)],
}


def equal_partition(nums: list[int]) -> bool:
    """Whether two groups of equal sum can be made."""
    half, odd = divmod(sum(nums), 2)
    sums = {0}
    for value in nums:
        sums |= {total + value for total in sums if total + value <= half}
    return odd == 0 and half in sums


def oracle(nums: list[int]) -> bool:
    n = len(nums)
    return any(2 * sum(nums[i] for i in range(n) if m >> i & 1) == sum(nums) for m in range(1 << n))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 9) for _ in range(min(size, 7))],)
