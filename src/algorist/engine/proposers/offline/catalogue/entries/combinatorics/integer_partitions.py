"""Partition count: in how many ways a number is a sum of positive numbers, order aside.

The parts are admitted one size after another. A total gains the ways of the total that is smaller by the part.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["partition function"],
    "keywords": "integer partitions number of ways sum of positive integers count",
    "preconditions": ["n ≥ 0; 0 has one partition, the empty one"],
    "growth": "n^2",
    "growth_reason": "each part is tried for each total",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 4, section 7.2.1.4"],
    "steps": [
        "Total 0 has one way.",
        "For each part from 1 to n add to each total the ways of the total less the part.",
    ],
    "example": [(5,), 7],
    "edges": [(0,), (1,), (2,), (10,)],
}


def integer_partitions(n: int) -> int:
    """The number of partitions."""
    ways = [1] + [0] * n
    for part in range(1, n + 1):
        for total in range(part, n + 1):
            ways[total] += ways[total - part]
    return ways[n]


def oracle(n: int) -> int:
    def count(left: int, largest: int) -> int:
        return 1 if left == 0 else sum(count(left - part, part) for part in range(1, min(left, largest) + 1))

    return count(n, n)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 2 * size),)
