"""0/1 knapsack: the largest total value of items that fit a capacity, each used at most once.

best[c] is the largest value within weight c using the items seen so far. Going through the capacities downwards uses
every item at most once.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["0-1 knapsack problem", "binary knapsack"],
    "keywords": "knapsack items weights values capacity maximum total value bag at most once",
    "preconditions": ["weights are integers ≥ 0"],
    "growth": "n * capacity",
    "growth_reason": "one cell for each item and capacity",
    "references": ["Kellerer, Pferschy, Pisinger, Knapsack Problems, 2004, chapter 2"],
    "steps": [
        "Start with value 0 for every capacity.",
        "For each item go through the capacities from the largest down to its weight.",
        "A capacity's value is the better of leaving the item and taking it.",
    ],
    "example": [([1, 3, 4, 5], [1, 4, 5, 7], 7), 9],
    "edges": [([], [], 5), ([6], [9], 5), ([5], [9], 5), ([0], [3], 0), ([2, 2], [3, 4], 2)],
}


def knapsack(weights: list[int], values: list[int], capacity: int) -> int:
    """The largest total value within the capacity."""
    best = [0] * (capacity + 1)
    for weight, value in zip(weights, values, strict=True):
        for room in range(capacity, weight - 1, -1):
            best[room] = max(best[room], best[room - weight] + value)
    return best[capacity]


def oracle(weights: list[int], values: list[int], capacity: int) -> int:
    best = 0
    for chosen in range(1 << len(weights)):
        taken = [i for i in range(len(weights)) if chosen >> i & 1]
        if sum(weights[i] for i in taken) <= capacity:
            best = max(best, sum(values[i] for i in taken))
    return best


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = min(size, 8)
    weights = [rng.randint(0, 9) for _ in range(n)]
    return weights, [rng.randint(0, 20) for _ in range(n)], rng.randint(0, 25)
