"""0/1 knapsack of pairs: the largest value of items, given as (weight, value), that fit a capacity.

Item by item a list is kept of the loads that are worth keeping: those that no lighter load beats in value. A load with
the new item is put between them, and what is beaten is thrown away, so that large capacities cost no more than small.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["knapsack with item tuples", "Pareto list knapsack"],
    "keywords": "knapsack capacity items tuples weight value pairs maximum at most once",
    "preconditions": ["weights are integers ≥ 0"],
    "growth": "n * capacity",
    "growth_reason": "at most one load for each item and capacity, mostly far fewer",
    "references": [
        "Nemhauser, Ullmann, Discrete dynamic programming and capital allocation, Management Science, 1969",
        "Kellerer, Pferschy, Pisinger, Knapsack Problems, 2004, chapter 3",
    ],
    "steps": [
        "Start with the empty load.",
        "For each item make every load that still fits with it as well.",
        "In order of weight, keep a load only when it is worth more than all lighter ones.",
        "The last load is the most valuable.",
    ],
    "example": [(10, [(5, 4), (4, 3), (6, 5)]), 8],
    "edges": [
        (0, []),
        (5, []),
        (0, [(0, 3)]),
        (4, [(5, 9)]),
        (2, [(2, 3), (2, 4)]),
        (1_000_000_000, [(100_000_000, 7), (1_000_000_000, 6)]),
    ],
}


def knapsack_of_pairs(capacity: int, items: list[tuple[int, int]]) -> int:
    """The largest total value within the capacity."""
    loads = [(0, 0)]
    for weight, value in items:
        heavier = [(load + weight, worth + value) for load, worth in loads if load + weight <= capacity]
        kept = []
        best = -1
        for load, worth in sorted(loads + heavier, key=lambda pair: (pair[0], -pair[1])):
            if worth > best:
                kept.append((load, worth))
                best = worth
        loads = kept
    return loads[-1][1]


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
