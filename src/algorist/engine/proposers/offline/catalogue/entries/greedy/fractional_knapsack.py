"""Fractional knapsack: the greatest worth that fits into a capacity when items can be divided.

The items are taken by worth for each unit of weight, the last one in part.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "fractional knapsack maximum value weights capacity divide items",
    "preconditions": ["weights > 0"],
    "growth": "n log n",
    "growth_reason": "sorting",
    "references": ["G. B. Dantzig, Discrete-Variable Extremum Problems, 1957"],
    "steps": [
        "Sort the items by worth for each unit of weight.",
        "Take them while there is room.",
        "Take a part of the next.",
    ],
    "compare": "approximate",
    "example": [([60, 100, 120], [10, 20, 30], 50), 240.0],
    "edges": [([], [], 5), ([5], [10], 0), ([5], [10], 5), ([5], [10], 50)],
}


def fractional_knapsack(values: list[int], weights: list[int], capacity: int) -> float:
    """The greatest worth."""
    worth = 0.0
    for value, weight in sorted(zip(values, weights, strict=True), key=lambda item: -item[0] / item[1]):
        taken = min(weight, capacity)
        worth += value * taken / weight
        capacity -= taken
    return worth


def oracle(values: list[int], weights: list[int], capacity: int) -> float:
    units = [value / weight for value, weight in zip(values, weights, strict=True) for _ in range(weight)]
    return sum(sorted(units)[::-1][:capacity], 0.0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    count = rng.randint(0, size)
    return [rng.randint(0, 30) for _ in range(count)], [rng.randint(1, 9) for _ in range(count)], rng.randint(0, 25)
