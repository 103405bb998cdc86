"""Stirling number of the first kind: permutations of n elements with k cycles.

The last element is a cycle of its own, or follows one of the n - 1 others.
"""

from itertools import permutations
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["unsigned Stirling number of the first kind"],
    "keywords": "stirling number first kind permutations cycles unsigned",
    "preconditions": ["n, k ≥ 0"],
    "growth": "n^2",
    "growth_reason": "one step for each entry of the triangle",
    "references": ["OEIS Foundation, The On-Line Encyclopedia of Integer Sequences, A132393"],
    "steps": ["Begin with the first terms.", "Compute each term from those before it."],
    "example": [(4, 2), 11],
    "edges": [(0, 0), (1, 0), (1, 1), (3, 5), (5, 5)],
}


def stirling_first(n: int, k: int) -> int:
    """Stirling number of the first kind."""
    row = [1]
    for length in range(n):
        row = [length * (row[j] if j < len(row) else 0) + (row[j - 1] if j else 0) for j in range(length + 2)]
    return row[k] if k <= n else 0


def oracle(n: int, k: int) -> int:
    def cycles(order: tuple[int, ...]) -> int:
        left, count = set(order), 0
        while left:
            count, place = count + 1, left.pop()
            while order[place] in left:
                place = order[place]
                left.remove(place)
        return count

    return sum(cycles(order) == k for order in permutations(range(n)))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = rng.randint(0, min(size // 2, 5))
    return n, rng.randint(0, n)
