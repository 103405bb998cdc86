"""Greatest window: the greatest sum of so many neighbouring elements of a list.

The window moves on by one: what comes in is added, what goes out is taken away.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["maximum sum subarray of size k"],
    "keywords": "maximum sum of subarray of size k consecutive elements window",
    "preconditions": ["1 ≤ size ≤ number of elements"],
    "growth": "n",
    "growth_reason": "two operations a step of the window",
    "references": ["J. Bentley, Programming Pearls, column 8"],
    "steps": ["Add up the first window.", "Move it on and keep the greatest sum."],
    "example": [([1, 4, 2, 10, 2, 3, 1, 0, 20], 4), 24],
    "edges": [([5], 1), ([-1, -2], 1), ([1, 2], 2)],
}


def maximum_window_sum(items: list[int], size: int) -> int:
    """The greatest sum."""
    total = best = sum(items[:size])
    for place in range(size, len(items)):
        total += items[place] - items[place - size]
        best = max(best, total)
    return best


def oracle(items: list[int], size: int) -> int:
    return max(sum(items[i : i + size]) for i in range(len(items) - size + 1))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    items = [rng.randint(-9, 20) for _ in range(1 + rng.randint(0, size))]
    return items, rng.randint(1, len(items))
