"""Longest zigzag subsequence: the most elements that go up and down in turn.

Only whether the last step went up or down counts; each element that turns the direction makes it one longer.
"""

from itertools import combinations, pairwise
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["wiggle subsequence"],
    "keywords": "longest zigzag wiggle alternating subsequence length",
    "growth": "n",
    "growth_reason": "one step an element",
    "references": ["R. P. Stanley, Longest alternating subsequences of permutations, 2008"],
    "steps": ["Keep the longest that ends with a step up, and with one down.", "A step up follows one down."],
    "example": [([1, 7, 4, 9, 2, 5],), 6],
    "edges": [([],), ([3],), ([3, 3],), ([1, 2, 3],)],
}


def longest_zigzag_subsequence(items: list[int]) -> int:
    """Its length."""
    if not items:
        return 0
    up = down = 1
    for i in range(1, len(items)):
        if items[i] > items[i - 1]:
            up = down + 1
        elif items[i] < items[i - 1]:
            down = up + 1
    return max(up, down)


def oracle(items: list[int]) -> int:
    def zigzags(row: tuple[int, ...]) -> bool:
        steps = [b - a for a, b in pairwise(row)]
        return all(steps) and all(s * t < 0 for s, t in pairwise(steps))

    lengths = range(len(items), 0, -1)
    return next((n for n in lengths if any(map(zigzags, combinations(items, n)))), 0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 6) for _ in range(rng.randint(0, min(size, 8)))],)
