"""Shell sort: a list in ascending order, by insertion over shrinking gaps.

Items that lie a gap apart are sorted by insertion, first for a large gap and last for gap 1. The early rounds move
items over long distances, so that the last round has little left to do.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["diminishing increment sort"],
    "keywords": "shell sort list ascending order gap insertion increments shellsort",
    "growth": "n sqrt n",
    "growth_reason": "the gaps of Knuth's sequence give about that many moves",
    "references": ["D. L. Shell, A high-speed sorting procedure, CACM 2(7), 1959"],
    "steps": [
        "Choose the largest gap of 1, 4, 13, 40, … below a third of the length.",
        "Sort items that lie a gap apart by insertion.",
        "Divide the gap by three until it was 1.",
    ],
    "example": [([9, 8, 3, 7, 5, 6, 4, 1],), [1, 3, 4, 5, 6, 7, 8, 9]],
    "edges": [([],), ([1],), ([2, 1],), ([3, 3, 3],), ([-1, -5, 0],)],
}


def shell_sort(items: list[Any]) -> list[Any]:
    """The items in ascending order."""
    result = list(items)
    gap = 1
    while gap < len(result) // 3:
        gap = 3 * gap + 1
    while gap > 0:
        for i in range(gap, len(result)):
            item = result[i]
            j = i
            while j >= gap and result[j - gap] > item:
                result[j] = result[j - gap]
                j -= gap
            result[j] = item
        gap //= 3
    return result


def oracle(items: list[Any]) -> list[Any]:
    return sorted(items)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-size, size) for _ in range(3 * size)],)
