"""0/1 knapsack of pairs: the largest value of items, given as (weight, value), that fit a capacity.

The best value for each capacity is improved item by item; going down the capacities uses each item at most once.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["knapsack with item tuples"],
    "keywords": "knapsack capacity items tuples weight value pairs maximum at most once",
    "preconditions": ["weights are integers ≥ 0"],
    "growth": "n * capacity",
    "growth_reason": "one cell for each item and capacity",
    "references": ["Kellerer, Pferschy, Pisinger, Knapsack Problems, 2004, chapter 2"],
    "steps": [
        "Start with value 0 for every capacity.",
        "For each item go through the capacities from the largest down to its weight.",
        "Take the better of leaving and taking it.",
    ],
    "example": [(10, [(5, 4), (4, 3), (6, 5)]), 8],
    "edges": [(0, []), (5, []), (0, [(0, 3)]), (4, [(5, 9)]), (2, [(2, 3), (2, 4)])],
}


def knapsack_of_pairs(capacity: int, items: list[tuple[int, int]]) -> int:
    """The largest total value within the capacity."""
    best = [0] * (capacity + 1)
    for weight, value in items:
        for room in range(capacity, weight - 1, -1):
            best[room] = max(best[room], best[room - weight] + value)
    return best[capacity]


def oracle(capacity: int, items: list[tuple[int, int]]) -> int:
    def fill(index: int, room: int) -> int:
        if index == len(items):
            return 0
        weight, value = items[index]
        taken = value + fill(index + 1, room - weight) if weight <= room else 0
        return max(taken, fill(index + 1, room))

    return fill(0, capacity)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.randint(0, 20), [(rng.randint(0, 9), rng.randint(0, 20)) for _ in range(min(size, 8))]
