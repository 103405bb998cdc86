"""Monotonic list: whether a list never falls or never rises.

One pass looks for a step up and for a step down; both may not come.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "monotonic array check increasing or decreasing",
    "growth": "n",
    "growth_reason": "one comparison for each pair of neighbours",
    "references": ["R. Sedgewick and K. Wayne, Algorithms, section 2.1"],
    "steps": ["Look at each pair of neighbours.", "Note rises and falls; both may not come."],
    "example": [([6, 5, 4, 4],), True],
    "edges": [([],), ([1],), ([1, 2, 1],), ([2, 2],)],
}


def is_monotonic(items: list[int]) -> bool:
    """Whether it goes one way only."""
    rises = falls = False
    for i in range(1, len(items)):
        rises = rises or items[i] > items[i - 1]
        falls = falls or items[i] < items[i - 1]
    return not (rises and falls)


def oracle(items: list[int]) -> bool:
    return items in (sorted(items), sorted(items, reverse=True))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 4) for _ in range(rng.randint(0, min(size, 5)))],)
