"""Permutation by rank: the k-th permutation of the numbers 1 to n, in order.

The factorial number system tells which of the numbers left comes next.
"""

from itertools import permutations
from math import factorial
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["permutation sequence"],
    "keywords": "kth permutation sequence of numbers 1 to n",
    "preconditions": ["1 ≤ k ≤ n!"],
    "growth": "n^2",
    "growth_reason": "each choice moves the numbers that are left",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 2, section 3.3.2"],
    "steps": ["Divide the rank by the factorial of what is left.", "Take the number at that place."],
    "example": [(3, 4), [2, 3, 1]],
    "edges": [(1, 1), (2, 2), (3, 1), (3, 6)],
}


def kth_permutation(n: int, k: int) -> list[int]:
    """The permutation."""
    left = list(range(1, n + 1))
    rank = k - 1
    order: list[int] = []
    for remaining in range(n - 1, -1, -1):
        place, rank = divmod(rank, factorial(remaining))
        order.append(left.pop(place))
    return order


def oracle(n: int, k: int) -> list[int]:
    return list(sorted(permutations(range(1, n + 1)))[k - 1])


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = rng.randint(1, min(size + 1, 5))
    return n, rng.randint(1, factorial(n))
