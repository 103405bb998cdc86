"""Climbing stairs: in how many ways n stairs can be climbed with steps of one or two.

The last step came from one or from two stairs below, so the ways add up like Fibonacci numbers. Only the last two
counts are kept.
"""

from itertools import product
from random import Random
from typing import Any

ENTRY = {
    "keywords": "climbing stairs ways steps one or two staircase distinct count",
    "preconditions": ["n ≥ 0; no stairs are climbed in one way"],
    "growth": "n",
    "growth_reason": "one addition for each stair",
    "references": ["R. Graham, D. Knuth and O. Patashnik, Concrete Mathematics, chapter 6"],
    "steps": [
        "There is one way for 0 stairs and one for 1.",
        "Each further stair has as many ways as the two below it together.",
    ],
    "example": [(5,), 8],
    "edges": [(0,), (1,), (2,), (3,)],
}


def climbing_stairs(n: int) -> int:
    """The number of ways."""
    here, above = 1, 1
    for _ in range(n):
        here, above = above, here + above
    return here


def oracle(n: int) -> int:
    return sum(sum(steps) == n for count in range(n + 1) for steps in product([1, 2], repeat=count))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, size),)
