"""Binary search: the position of a value in a sorted list.

The middle of what is left decides in which half the value must lie. With equal values the leftmost is found.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["find in sorted array", "bisection search"],
    "keywords": "binary search sorted list array position index target find",
    "preconditions": ["the list is ascending", "-1 says that the value is not there; the leftmost of equals is found"],
    "growth": "log n",
    "growth_reason": "each comparison halves what is left",
    "references": ["D. Knuth, The Art of Computer Programming, volume 3, section 6.2.1"],
    "steps": [
        "Keep the borders of the part where the value can lie.",
        "If the middle is smaller than the value, go on right of it, otherwise left up to it.",
        "When one place is left, see whether it holds the value.",
    ],
    "example": [([1, 3, 5, 7, 9], 7), 3],
    "edges": [([], 1), ([1], 1), ([1], 2), ([2, 2, 2], 2), ([1, 3], 2)],
}


def binary_search(items: list[Any], target: Any) -> int:
    """The leftmost position of the target, -1 when it is not there."""
    low, high = 0, len(items)
    while low < high:
        middle = (low + high) // 2
        if items[middle] < target:
            low = middle + 1
        else:
            high = middle
    return low if low < len(items) and items[low] == target else -1


def oracle(items: list[Any], target: Any) -> int:
    return items.index(target) if target in items else -1


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    items = sorted(rng.randint(-size, size) for _ in range(size))
    return items, rng.randint(-size - 1, size + 1)
