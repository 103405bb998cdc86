"""Ascending sequences: all rising sequences of k integers from a range.

The first number is chosen in turn; what follows is a rising sequence of k - 1 numbers from behind it.
"""

from itertools import combinations
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["subsequences of a range"],
    "keywords": "subsequences ascending length k range a b all sequences increasing",
    "preconditions": ["numbers are at least a and below b"],
    "growth": "2^n",
    "growth_reason": "as many as ways to choose k of the n numbers",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 4, section 7.2.1.3"],
    "steps": [
        "With k = 0 there is the empty sequence.",
        "Otherwise choose the first number and complete it from the numbers behind it.",
    ],
    "example": [(1, 5, 3), [[1, 2, 3], [1, 2, 4], [1, 3, 4], [2, 3, 4]]],
    "edges": [(0, 0, 0), (0, 0, 1), (3, 8, 1), (30, 34, 4)],
}


def ascending_sequences(a: int, b: int, k: int) -> list[list[int]]:
    """The sequences in ascending order."""
    if k == 0:
        return [[]]
    return [[first, *rest] for first in range(a, b) for rest in ascending_sequences(first + 1, b, k - 1)]


def oracle(a: int, b: int, k: int) -> list[list[int]]:
    return [list(choice) for choice in combinations(range(a, b), k)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    a = rng.randint(-3, 9)
    return a, a + rng.randint(0, min(size, 6)), rng.randint(0, 4)
