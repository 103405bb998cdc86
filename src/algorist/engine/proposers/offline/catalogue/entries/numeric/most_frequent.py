"""Mode: the number that comes most often in a list.

A table counts each number; the one with the largest count is the answer, the smallest among equals.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["mode of a list"],
    "keywords": "mode most frequent common value number list statistics occurs",
    "preconditions": ["at least one number; the smallest of equally frequent ones"],
    "growth": "n",
    "growth_reason": "one pass with a table",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 3, section 6.4"],
    "steps": ["Count each number in a table.", "Take the largest count, the smallest number among equals."],
    "example": [([1, 3, 3, 2, 2],), 2],
    "edges": [([5],), ([2, 1],), ([-1, -1, 4],)],
}


def most_frequent(nums: list[int]) -> int:
    """The most frequent number."""
    counts: dict[int, int] = {}
    for value in nums:
        counts[value] = counts.get(value, 0) + 1
    return min(counts, key=lambda value: (-counts[value], value))


def oracle(nums: list[int]) -> int:
    return next(v for v in sorted(nums) if all(nums.count(v) >= nums.count(u) for u in nums))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-3, 3) for _ in range(size + 1)],)
