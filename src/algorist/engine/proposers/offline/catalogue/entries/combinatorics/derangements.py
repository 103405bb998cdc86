"""Derangements: how many arrangements leave no item in its place.

The first item goes to one of n - 1 places. Either the item from there takes its place in return, or it does not; that
gives the sum of the two numbers before.
"""

import itertools
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["subfactorial"],
    "keywords": "derangements count permutations no fixed point subfactorial",
    "preconditions": ["n ≥ 0; the empty arrangement counts"],
    "growth": "n",
    "growth_reason": "one step for each number up to n",
    "references": ["R. Graham, D. Knuth and O. Patashnik, Concrete Mathematics, chapter 5"],
    "steps": ["There is 1 for 0 items and none for 1.", "For n items multiply n - 1 by the sum of the two before."],
    "example": [(4,), 9],
    "edges": [(0,), (1,), (2,), (6,)],
}


def derangements(n: int) -> int:
    """The number of arrangements without fixed point."""
    before, here = 1, 0
    for k in range(1, n + 1):
        before, here = here, k * (before + here)
    return before


def oracle(n: int) -> int:
    return sum(all(v != i for i, v in enumerate(p)) for p in itertools.permutations(range(n)))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, min(size, 6)),)
