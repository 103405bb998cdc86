"""Variance: how far numbers lie from their mean, as the mean of the squared distances.

Welford: mean and sum of squares are updated number by number, which stays exact where the plain formula would cancel.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["population variance"],
    "keywords": "variance population mean squared deviation spread statistics numbers",
    "preconditions": ["of the whole population (divided by n); no numbers give 0"],
    "growth": "n",
    "growth_reason": "one pass",
    "references": ["B. P. Welford, Note on a method for calculating corrected sums of squares, Technometrics 4, 1962"],
    "steps": [
        "Move the mean towards each number by its share.",
        "Add the product of the distances before and after.",
        "Divide by the count.",
    ],
    "compare": "approximate",
    "example": [([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0],), 4.0],
    "edges": [([],), ([5.0],), ([1.0, 2.0],), ([3.0, 3.0],)],
}


def variance(nums: list[float]) -> float:
    """The population variance."""
    mean = squares = 0.0
    for count, value in enumerate(nums, start=1):
        distance = value - mean
        mean += distance / count
        squares += distance * (value - mean)
    return squares / len(nums) if nums else 0.0


def oracle(nums: list[float]) -> float:
    n = len(nums)
    return sum((a - b) ** 2 for a in nums for b in nums) / (2 * n * n) if n else 0.0


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.uniform(-9, 9) for _ in range(size)],)
