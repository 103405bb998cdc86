"""Pairs with a sum: how many pairs of places hold two elements that add up to a number.

For each element the partners that came before are counted by a table.
"""

from itertools import combinations
from random import Random
from typing import Any

ENTRY = {
    "keywords": "count pairs whose sum is equal to given number array",
    "growth": "n",
    "growth_reason": "one look-up an element",
    "references": ["S. S. Skiena, The Algorithm Design Manual, chapter 3"],
    "steps": ["Look up how often the partner came.", "Then note the element."],
    "example": [([1, 5, 7, -1, 5], 6), 3],
    "edges": [([], 0), ([3], 6), ([3, 3], 6)],
}


def count_pairs_with_sum(items: list[int], wanted: int) -> int:
    """The number of pairs."""
    seen: dict[int, int] = {}
    count = 0
    for item in items:
        count += seen.get(wanted - item, 0)
        seen[item] = seen.get(item, 0) + 1
    return count


def oracle(items: list[int], wanted: int) -> int:
    return sum(a + b == wanted for a, b in combinations(items, 2))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return [rng.randint(-3, 5) for _ in range(rng.randint(0, size))], rng.randint(-2, 8)
