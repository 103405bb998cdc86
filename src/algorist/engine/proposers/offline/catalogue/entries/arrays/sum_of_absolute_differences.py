"""Sum of differences: the absolute differences of all pairs of a list, added up.

In sorted order each element is added as often as others lie below it, and taken away as often as others lie above.
"""

from itertools import combinations
from random import Random
from typing import Any

ENTRY = {
    "keywords": "sum of absolute differences of all pairs in array",
    "growth": "n log n",
    "growth_reason": "sorting",
    "references": ["J. Bentley, Programming Pearls, column 8"],
    "steps": ["Sort the elements.", "Weigh each by those below less those above."],
    "example": [([1, 8, 9, 15, 16],), 74],
    "edges": [([],), ([4],), ([3, 3],), ([1, 2, 3, 4],)],
}


def sum_of_absolute_differences(items: list[int]) -> int:
    """The sum over all unordered pairs."""
    last = len(items) - 1
    return sum(item * (2 * place - last) for place, item in enumerate(sorted(items)))


def oracle(items: list[int]) -> int:
    return sum(abs(a - b) for a, b in combinations(items, 2))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-9, 20) for _ in range(rng.randint(0, size))],)
