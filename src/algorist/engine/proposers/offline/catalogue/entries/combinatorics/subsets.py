"""Subsets: every choice of elements, the empty one included.

Each element doubles what is there: every subset so far without it and with it.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["power set", "powerset", "all subsets", "subsequences"],
    "keywords": "subsets power set all choices combinations every powerset",
    "preconditions": ["equal elements are told apart by their positions; elements keep their order"],
    "growth": "2^n * n",
    "growth_reason": "there are 2^n answers",
    "references": ["D. Knuth, The Art of Computer Programming, volume 4A, section 7.2.1.1"],
    "steps": ["Start with the empty subset.", "For each element add a copy of every subset with the element appended."],
    "compare": "unordered",
    "example": [([1, 2],), [[], [1], [2], [1, 2]]],
    "edges": [([],), ([1],), ([1, 1],)],
}


def subsets(items: list[Any]) -> list[list[Any]]:
    """All subsets of the elements."""
    found: list[list[Any]] = [[]]
    for item in items:
        found += [[*subset, item] for subset in found]
    return found


def oracle(items: list[Any]) -> list[list[Any]]:
    n = len(items)
    return [[items[i] for i in range(n) if mask >> i & 1] for mask in range(1 << n)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.sample(range(20), min(size, 7)),)
