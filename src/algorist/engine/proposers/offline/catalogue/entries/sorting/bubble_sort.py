"""Bubble sort: a list in ascending order, by exchanging neighbours.

Each pass carries the largest remaining item to the end by swapping neighbours that are out of order. What lies behind
the last swap is already in place, so the next pass stops there.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["exchange sort", "sinking sort"],
    "keywords": "bubble sort list ascending order swap neighbours adjacent passes",
    "growth": "n^2",
    "growth_reason": "up to n passes over up to n neighbours; one pass when the list is sorted",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 3, section 5.2.2"],
    "steps": [
        "Pass over the list and swap each pair of neighbours that is out of order.",
        "Remember where the last swap was; behind it all is in place.",
        "Stop when a pass swaps nothing.",
    ],
    "example": [([5, 1, 4, 2, 8],), [1, 2, 4, 5, 8]],
    "edges": [([],), ([1],), ([2, 1],), ([3, 3, 3],), ([-1, -5, 0],)],
}


def bubble_sort(items: list[Any]) -> list[Any]:
    """The items in ascending order."""
    result = list(items)
    end = len(result) - 1
    while end > 0:
        last = 0
        for i in range(end):
            if result[i] > result[i + 1]:
                result[i], result[i + 1] = result[i + 1], result[i]
                last = i
        end = last
    return result


def oracle(items: list[Any]) -> list[Any]:
    return sorted(items)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-size, size) for _ in range(size)],)
