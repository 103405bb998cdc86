"""Running maximum: the largest number so far at each place of a list.

The largest number so far is kept and replaced when a larger one comes.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["rolling maximum", "cumulative maximum"],
    "keywords": "running rolling maximum so far cumulative max list",
    "growth": "n",
    "growth_reason": "one comparison for each number",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 1, section 1.2.10"],
    "steps": ["Keep the largest number so far.", "Write it down at each place."],
    "example": [([1, 2, 3, 2, 3, 4, 2],), [1, 2, 3, 3, 3, 4, 4]],
    "edges": [([],), ([5],), ([-1, -2],)],
}


def running_maximum(nums: list[int]) -> list[int]:
    """The largest number up to each place."""
    result: list[int] = []
    for value in nums:
        result.append(value if not result or value > result[-1] else result[-1])
    return result


def oracle(nums: list[int]) -> list[int]:
    return [max(nums[: i + 1]) for i in range(len(nums))]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-9, 9) for _ in range(size)],)
