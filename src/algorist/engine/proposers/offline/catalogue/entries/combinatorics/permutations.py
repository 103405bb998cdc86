"""Permutations: every order of the elements, in lexicographic order of their positions.

Each element in turn comes first, followed by every order of the others.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["all orders", "generate permutations"],
    "keywords": "permutations all orders arrangements list generate every",
    "preconditions": ["equal elements are told apart by their positions"],
    "growth": "n! * n",
    "growth_reason": "there are n! answers of length n",
    "references": ["D. Knuth, The Art of Computer Programming, volume 4A, section 7.2.1.2"],
    "steps": [
        "The empty list has one order.",
        "Take each element out in turn.",
        "Put it before every order of the rest.",
    ],
    "compare": "exact",
    "example": [([1, 2, 3],), [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]]],
    "edges": [([],), ([1],), ([1, 1],)],
}


def permutations(items: list[Any]) -> list[list[Any]]:
    """All orders of the elements."""
    if not items:
        return [[]]
    orders: list[list[Any]] = []
    for i, first in enumerate(items):
        orders += [[first, *rest] for rest in permutations(items[:i] + items[i + 1 :])]
    return orders


def oracle(items: list[Any]) -> list[list[Any]]:
    n = len(items)
    numbers = [[k // n**i % n for i in reversed(range(n))] for k in range(n**n)]
    return [[items[i] for i in order] for order in numbers if len(set(order)) == n]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.sample(range(-9, 10), min(size, 5)),)
