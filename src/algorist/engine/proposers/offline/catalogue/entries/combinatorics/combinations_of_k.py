"""Combinations: all ways to choose k items of a list, in the order of the list.

Each choice begins with some item and goes on with items behind it. A choice that is complete is written down.
"""

import itertools
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["choose k of n"],
    "keywords": "combinations choose k elements of list all ways subsets of size k",
    "preconditions": ["choices in the order of positions"],
    "growth": "2^n",
    "growth_reason": "up to that many choices when k is near n / 2",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 4, section 7.2.1.3"],
    "steps": [
        "Begin with the empty choice.",
        "Extend it by each item behind its last one.",
        "Write it down when it has k items.",
    ],
    "example": [([1, 2, 3, 4], 2), [[1, 2], [1, 3], [1, 4], [2, 3], [2, 4], [3, 4]]],
    "edges": [([], 0), ([], 1), ([1], 1), ([1, 2], 0), ([1, 2], 3)],
}


def combinations_of_k(items: list[Any], k: int) -> list[list[Any]]:
    """The choices of k items."""
    found: list[list[Any]] = []

    def extend(choice: list[Any], start: int) -> None:
        if len(choice) == k:
            found.append(choice)
            return
        for i in range(start, len(items)):
            extend([*choice, items[i]], i + 1)

    extend([], 0)
    return found


def oracle(items: list[Any], k: int) -> list[list[Any]]:
    return [list(choice) for choice in itertools.combinations(items, k)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = min(size, 6)
    return [rng.randint(0, 9) for _ in range(n)], rng.randint(0, n + 1)
