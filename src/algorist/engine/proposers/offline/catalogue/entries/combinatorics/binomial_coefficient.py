"""Binomial coefficient: ways to choose k of n things.

The first of the k can be chosen in n ways, the next in n - 1 ...; the order does not count.
"""

from itertools import combinations
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["n choose k", "combination count"],
    "keywords": "binomial coefficient choose combinations count n k",
    "preconditions": ["n ≥ 0"],
    "growth": "k",
    "growth_reason": "one multiplication and division each",
    "references": ["R. L. Graham, D. E. Knuth and O. Patashnik, Concrete Mathematics, chapter 5"],
    "steps": ["Multiply by n - j + 1 and divide by j, for each j up to k."],
    "example": [(5, 2), 10],
    "edges": [(0, 0), (5, 0), (5, 5), (3, 4)],
}


def binomial_coefficient(n: int, k: int) -> int:
    """How many subsets of k elements a set of n has."""
    if k < 0 or k > n:
        return 0
    result = 1
    for j in range(1, min(k, n - k) + 1):
        result = result * (n - j + 1) // j
    return result


def oracle(n: int, k: int) -> int:
    return sum(1 for _ in combinations(range(n), k)) if k >= 0 else 0


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = rng.randint(0, size)
    return n, rng.randint(0, n + 1)
