"""Ternary search: the position of the maximum of a list that first rises and then falls.

Two inner points divide the part in three. The third beside the smaller of the two cannot hold the maximum and is cut
away.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["unimodal maximum", "bitonic peak"],
    "keywords": "ternary search unimodal maximum rises then falls mountain array peak index",
    "preconditions": ["at least one number; strictly rising, then strictly falling"],
    "growth": "log n",
    "growth_reason": "each step cuts away a third",
    "references": ["J. Kiefer, Sequential minimax search for a maximum, Proc. AMS 4, 1953"],
    "steps": [
        "Choose two points that divide the part in three.",
        "Cut away the outer third beside the smaller one.",
        "Look at the few that are left.",
    ],
    "example": [([1, 3, 8, 12, 4, 2],), 3],
    "edges": [([1],), ([2, 1],), ([1, 2],), ([1, 2, 3, 4],)],
}


def ternary_search_peak(nums: list[int]) -> int:
    """The position of the largest number."""
    low, high = 0, len(nums) - 1
    while high - low > 2:
        third = (high - low) // 3
        one, two = low + third, high - third
        if nums[one] < nums[two]:
            low = one + 1
        else:
            high = two
    return max(range(low, high + 1), key=lambda i: nums[i])


def oracle(nums: list[int]) -> int:
    return nums.index(max(nums))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    numbers = rng.sample(range(9 * size + 9), 2 * size + 1)
    top = max(numbers)
    cut = rng.randint(0, 2 * size)
    rest = [value for value in numbers if value != top]
    return ([*sorted(rest[:cut]), top, *sorted(rest[cut:], reverse=True)],)
