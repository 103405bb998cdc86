"""Fewest jumps: how many jumps lead to the last place when each number says how far one may jump.

With each jump a further stretch can be reached. When the current stretch is used up, one more jump is counted and the
next one begins.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["jump game II"],
    "keywords": "jump game minimum number of jumps reach last index fewest",
    "preconditions": ["numbers are ≥ 0, at least one; -1 when it cannot be reached"],
    "growth": "n",
    "growth_reason": "one pass",
    "references": ["J. Kleinberg and É. Tardos, Algorithm Design, chapter 4"],
    "steps": [
        "Keep the end of the stretch that the jumps so far reach.",
        "Keep the farthest place that one more jump reaches.",
        "At the end of the stretch count a jump.",
    ],
    "example": [([2, 3, 1, 1, 4],), 2],
    "edges": [([0],), ([0, 1],), ([3, 2, 1, 0, 4],), ([1, 1],)],
}


def fewest_jumps(nums: list[int]) -> int:
    """The number of jumps, -1 when the end is out of reach."""
    jumps = end = farthest = 0
    for i in range(len(nums) - 1):
        farthest = max(farthest, i + nums[i])
        if i == end:
            if farthest == i:
                return -1
            jumps += 1
            end = farthest
    return jumps


def oracle(nums: list[int]) -> int:
    reached = {0}
    for count in range(len(nums)):
        if len(nums) - 1 in reached:
            return count
        reached |= {j for i in reached if i < len(nums) for j in range(i, min(i + nums[i] + 1, len(nums)))}
    return -1


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.choice([0, 1, 1, 2, 3]) for _ in range(size + 1)],)
