"""Largest divisible subset: how many elements there are of which of any two one divides the other.

In order of size it is enough that each divides the next; so it is a longest chain.
"""

from itertools import combinations
from random import Random
from typing import Any

ENTRY = {
    "keywords": "largest divisible subset pairs divide each other size",
    "preconditions": ["elements ≥ 1"],
    "growth": "n^2",
    "growth_reason": "each element is held against those before it",
    "references": ["T. H. Cormen et al., Introduction to Algorithms, chapter 15"],
    "steps": ["Sort.", "For each element take the longest chain before it that divides it, and add one."],
    "example": [([1, 3, 6, 13, 17, 18],), 4],
    "edges": [([],), ([5],), ([2, 3],), ([4, 4, 8],)],
}


def largest_divisible_subset(items: list[int]) -> int:
    """The size of the largest such subset."""
    ordered = sorted(items)
    longest: list[int] = []
    for i, item in enumerate(ordered):
        longest.append(1 + max((longest[j] for j in range(i) if item % ordered[j] == 0), default=0))
    return max(longest, default=0)


def oracle(items: list[int]) -> int:
    for n in range(len(items), 0, -1):
        for chosen in combinations(items, n):
            if all(a % b == 0 or b % a == 0 for a, b in combinations(chosen, 2)):
                return n
    return 0


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(1, 30) for _ in range(rng.randint(0, min(size, 8)))],)
