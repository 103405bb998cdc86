"""Unbounded knapsack: the largest total value within a capacity when each item may be used again and again.

The best value of a capacity is that of a smaller one and one more item. Capacities are solved from 0 upwards.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "unbounded knapsack repetition unlimited items weights values capacity maximum value",
    "preconditions": ["weights are ≥ 1, values ≥ 0"],
    "growth": "n * capacity",
    "growth_reason": "each item is tried for each capacity",
    "references": ["Kellerer, Pferschy, Pisinger, Knapsack Problems, 2004, chapter 8"],
    "steps": [
        "Capacity 0 has value 0.",
        "For each capacity try each item that fits, on top of the best for what it leaves.",
    ],
    "example": [([2, 3, 4], [5, 8, 9], 7), 18],
    "edges": [([], [], 5), ([6], [9], 5), ([5], [9], 5), ([1], [3], 0)],
}


def unbounded_knapsack(weights: list[int], values: list[int], capacity: int) -> int:
    """The largest total value within the capacity."""
    items = list(zip(weights, values, strict=True))
    best = [0] * (capacity + 1)
    for room in range(1, capacity + 1):
        best[room] = max((best[room - w] + v for w, v in items if w <= room), default=0)
    return best[capacity]


def oracle(weights: list[int], values: list[int], capacity: int) -> int:
    def fill(index: int, room: int) -> int:
        if index == len(weights):
            return 0
        counts = range(room // weights[index] + 1)
        return max(k * values[index] + fill(index + 1, room - k * weights[index]) for k in counts)

    return fill(0, capacity)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = min(size, 4)
    return [rng.randint(1, 6) for _ in range(n)], [rng.randint(0, 20) for _ in range(n)], rng.randint(0, 14)
