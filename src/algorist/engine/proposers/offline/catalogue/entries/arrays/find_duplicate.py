"""Duplicate: the number that comes more than once in a list of n + 1 numbers from 1 to n.

Read as links from position to position the list must run into a cycle, whose entrance is the duplicate. Tortoise and
hare find it.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "find duplicate number repeated n + 1 integers 1 to n",
    "preconditions": ["n + 1 numbers from 1 to n, of which exactly one value comes more than once"],
    "growth": "n",
    "growth_reason": "the hare runs at most 3n steps",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 2, section 3.1"],
    "steps": [
        "Follow the links with one and with two steps until both meet.",
        "Start again from the front and go step by step with the other.",
        "Where they meet is the duplicate.",
    ],
    "example": [([1, 3, 4, 2, 2],), 2],
    "edges": [([1, 1],), ([2, 2, 2],), ([3, 1, 3, 2],)],
}


def find_duplicate(nums: list[int]) -> int:
    """The number that comes more than once."""
    slow, fast = nums[0], nums[nums[0]]
    while slow != fast:
        slow, fast = nums[slow], nums[nums[fast]]
    slow = 0
    while slow != fast:
        slow, fast = nums[slow], nums[fast]
    return slow


def oracle(nums: list[int]) -> int:
    return next(v for v in nums if nums.count(v) > 1)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = size + 1
    values = list(range(1, n + 1))
    again = rng.choice(values)
    kept = [again if rng.random() < 0.3 else v for v in values]
    nums = [*kept, again]
    return (rng.sample(nums, n + 1),)
