"""Rotate: a list turned to the right by k places.

The last k elements move to the front; whole turns change nothing.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["rotate array", "cyclic shift", "rotate list right"],
    "keywords": "rotate rotation shift cyclic right list array k places",
    "preconditions": ["negative k turns to the left"],
    "growth": "n",
    "growth_reason": "every element is copied once",
    "references": ["J. Bentley, Programming Pearls, column 2"],
    "steps": ["Take k modulo the length.", "Put the last k elements before the others."],
    "example": [([1, 2, 3, 4, 5], 2), [4, 5, 1, 2, 3]],
    "edges": [([], 3), ([1], 5), ([1, 2], -1), ([1, 2, 3], 3)],
}


def rotate(items: list[Any], k: int) -> list[Any]:
    """The list turned to the right by k places."""
    if not items:
        return []
    cut = len(items) - k % len(items)
    return items[cut:] + items[:cut]


def oracle(items: list[Any], k: int) -> list[Any]:
    turned = list(items)
    for i, value in enumerate(items):
        turned[(i + k) % len(items)] = value
    return turned


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return [rng.randint(0, 9) for _ in range(size)], rng.randint(-size, 3 * size)
