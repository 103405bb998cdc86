"""Largest circular sum: the largest sum of neighbours in a ring.

Either the best part lies within the list, or what is left out does: then it is the total less the smallest sum.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["maximum sum circular subarray"],
    "keywords": "maximum circular subarray sum ring wrap around contiguous largest",
    "preconditions": ["at least one element is taken; the list is not empty"],
    "growth": "n",
    "growth_reason": "one pass",
    "references": ["J. Bentley, Programming Pearls, column 8"],
    "steps": ["Keep the best and the worst sum that end here.", "The best within, or the total less the worst."],
    "example": [([5, -3, 5],), 10],
    "edges": [([-2],), ([-3, -1],), ([1, 2],), ([3, -1, 2, -1],)],
}


def maximum_circular_subarray(numbers: list[int]) -> int:
    """The largest sum of neighbours, the last and the first being neighbours too."""
    best_here = worst_here = 0
    best, worst = numbers[0], 0
    for number in numbers:
        best_here = max(best_here, 0) + number
        worst_here = min(worst_here, 0) + number
        best = max(best, best_here)
        worst = min(worst, worst_here)
    return max(best, sum(numbers) - worst) if best > 0 else best


def oracle(numbers: list[int]) -> int:
    n, ring = len(numbers), numbers * 2
    return max(sum(ring[i : i + length]) for i in range(n) for length in range(1, n + 1))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-6, 6) for _ in range(size + 1)],)
