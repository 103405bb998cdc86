"""Maximum subarray: the largest sum of a run of neighbouring numbers.

Kadane's method: the best run that ends here either continues the best run that ended one place before, or starts anew.
The answer is the best of these over all places.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Kadane's algorithm", "largest sum contiguous subarray"],
    "keywords": "kadane maximum subarray contiguous sum largest run consecutive numbers",
    "preconditions": ["an empty list gives 0; otherwise the run has at least one number"],
    "growth": "n",
    "growth_reason": "one pass, constant work for each number",
    "references": ["J. Bentley, Programming Pearls: algorithm design techniques, CACM 27(9), 1984"],
    "steps": [
        "The best run that ends at a number is the number alone, or the number added to the best run before it.",
        "Keep the best run seen anywhere.",
    ],
    "example": [([-2, 1, -3, 4, -1, 2, 1, -5, 4],), 6],
    "edges": [([],), ([-5],), ([-3, -1, -2],), ([0, 0],), ([7],)],
}


def maximum_subarray(nums: list[int]) -> int:
    """The largest sum of neighbouring numbers."""
    if not nums:
        return 0
    best = ending_here = nums[0]
    for value in nums[1:]:
        ending_here = max(value, ending_here + value)
        best = max(best, ending_here)
    return best


def oracle(nums: list[int]) -> int:
    runs = [sum(nums[i:j]) for i in range(len(nums)) for j in range(i + 1, len(nums) + 1)]
    return max(runs, default=0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-9, 9) for _ in range(size)],)
