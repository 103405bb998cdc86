"""Eulerian numbers: how many orders of n things have exactly k rises.

Putting the largest thing into an order of the others keeps the number of rises at k + 1 places and adds one elsewhere.
"""

from itertools import pairwise, permutations
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["permutations with k ascents"],
    "keywords": "eulerian number permutations exactly ascents rises",
    "preconditions": ["n and k are at least 0"],
    "growth": "n * k",
    "growth_reason": "one cell for each pair",
    "references": ["Graham, Knuth, Patashnik, Concrete Mathematics, section 6.2"],
    "steps": ["One order of one thing, without a rise.", "For each further thing weigh the places that keep and add."],
    "example": [(3, 1), 4],
    "edges": [(0, 0), (1, 0), (1, 1), (4, 3), (4, 6)],
}


def eulerian_number(n: int, k: int) -> int:
    """The number of permutations of n things with k ascents."""
    counts = [1] + [0] * k
    for m in range(2, n + 1):
        counts = [(j + 1) * counts[j] + ((m - j) * counts[j - 1] if j else 0) for j in range(k + 1)]
    return counts[k]


def oracle(n: int, k: int) -> int:
    orders = permutations(range(n))
    return sum(sum(a < b for a, b in pairwise(order)) == k for order in orders)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return min(size, 6), rng.randint(0, size)
