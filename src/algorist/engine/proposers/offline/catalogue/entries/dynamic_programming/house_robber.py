"""House robber: the largest sum of numbers of which no two stand side by side.

At each number the best sum is either the best before it, or the best before its neighbour and the number itself.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["maximum sum of non-adjacent elements"],
    "keywords": "house robber maximum sum non adjacent elements rob houses no two neighbours",
    "preconditions": ["taking nothing gives 0"],
    "growth": "n",
    "growth_reason": "one step for each number",
    "references": ["J. Kleinberg and É. Tardos, Algorithm Design, chapter 6"],
    "steps": [
        "Keep the best sum up to the last number and up to the one before it.",
        "The next best is the larger of the first, and the second with the new number.",
    ],
    "example": [([2, 7, 9, 3, 1],), 12],
    "edges": [([],), ([5],), ([-5],), ([2, 1, 1, 2],), ([3, 3],)],
}


def house_robber(nums: list[int]) -> int:
    """The largest sum without neighbours."""
    before, best = 0, 0
    for value in nums:
        before, best = best, max(best, before + value)
    return best


def oracle(nums: list[int]) -> int:
    n = len(nums)
    free = [m for m in range(1 << n) if not m & m << 1]
    return max(sum(nums[i] for i in range(n) if m >> i & 1) for m in free)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-2, 20) for _ in range(min(size, 9))],)
