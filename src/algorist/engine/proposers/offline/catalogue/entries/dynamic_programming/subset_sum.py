"""Subset sum: whether some of the numbers add up to a target.

The set of sums that can be reached grows number by number: each sum may take the new number or leave it. A whole
number's bits hold the set, so a shift adds the number to all sums at once.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "subset sum numbers add up target exists possible reachable",
    "preconditions": ["numbers and target are ≥ 0; each number may be used once"],
    "growth": "n * target",
    "growth_reason": "one shift over target bits for each number",
    "references": ["J. Kleinberg and É. Tardos, Algorithm Design, chapter 6"],
    "steps": [
        "At first only 0 can be reached.",
        "For each number add it to all sums that can be reached.",
        "Look whether the target is among them.",
    ],
    "example": [([3, 34, 4, 12, 5, 2], 9), True],
    "edges": [([], 0), ([], 1), ([0], 0), ([5], 5), ([2, 2], 3)],
}


def subset_sum(nums: list[int], target: int) -> bool:
    """Whether some of the numbers add up to the target."""
    reachable = 1
    for value in nums:
        reachable |= reachable << value
    return bool(reachable >> target & 1)


def oracle(nums: list[int], target: int) -> bool:
    n = len(nums)
    return any(sum(nums[i] for i in range(n) if m >> i & 1) == target for m in range(1 << n))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return [rng.randint(0, 12) for _ in range(min(size, 7))], rng.randint(0, 40)
