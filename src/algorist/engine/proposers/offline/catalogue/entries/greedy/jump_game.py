"""Jump game: whether the last place of a list can be reached when each number says how far one may jump.

The farthest place that can be reached is carried along; a place beyond it is out of reach.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["can jump"],
    "keywords": "jump game reach last index maximum jump length can",
    "preconditions": ["numbers are ≥ 0, at least one"],
    "growth": "n",
    "growth_reason": "one pass",
    "references": ["J. Kleinberg and É. Tardos, Algorithm Design, chapter 4"],
    "steps": ["Keep the farthest place that can be reached.", "A place beyond it: no.", "Each place may move it on."],
    "example": [([2, 3, 1, 1, 4],), True],
    "edges": [([0],), ([0, 1],), ([3, 2, 1, 0, 4],), ([1, 0],)],
}


def jump_game(nums: list[int]) -> bool:
    """Whether the last place can be reached."""
    farthest = 0
    for i, jump in enumerate(nums):
        if i > farthest:
            return False
        farthest = max(farthest, i + jump)
    return True


def oracle(nums: list[int]) -> bool:
    reached = {0}
    for i in range(len(nums)):
        if i in reached:
            reached |= set(range(i, i + nums[i] + 1))
    return len(nums) - 1 in reached


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.choice([0, 0, 1, 2, 3]) for _ in range(size + 1)],)
