"""Permutation coefficient: ways to put k of n things in order.

The first place has n choices, the next n - 1, and so on: a product of k factors.
"""

from itertools import permutations
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["permutation coefficient", "falling factorial"],
    "keywords": "permutation coefficient nPk arrangements falling factorial",
    "preconditions": ["n, k ≥ 0"],
    "growth": "k",
    "growth_reason": "one multiplication a place",
    "references": ["R. L. Graham, D. E. Knuth and O. Patashnik, Concrete Mathematics, chapter 2"],
    "steps": ["Multiply k factors down from n."],
    "example": [(10, 2), 90],
    "edges": [(0, 0), (5, 0), (3, 4), (4, 4)],
}


def falling_factorial(n: int, k: int) -> int:
    """n(n - 1) ... (n - k + 1)."""
    product = 1
    for j in range(k):
        product *= n - j
    return product


def oracle(n: int, k: int) -> int:
    return sum(1 for _ in permutations(range(n), k))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = rng.randint(0, min(size, 7))
    return n, rng.randint(0, min(n + 1, 5))
