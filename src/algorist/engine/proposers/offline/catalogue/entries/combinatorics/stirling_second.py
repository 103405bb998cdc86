"""Stirling numbers of the second kind: in how many ways n things fall into k groups, none empty.

The last thing is alone, or it joins one of the k groups of the others.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Stirling number", "partitions into k subsets"],
    "keywords": "stirling number second kind ways partition n objects into k groups subsets nonempty",
    "preconditions": ["n and k are at least 0; for no things in no groups there is one way"],
    "growth": "n * k",
    "growth_reason": "one cell for each pair",
    "references": ["Graham, Knuth, Patashnik, Concrete Mathematics, section 6.1"],
    "steps": ["Keep the counts for all group numbers.", "For each further thing: alone or into one of the groups."],
    "example": [(4, 2), 7],
    "edges": [(0, 0), (3, 0), (0, 2), (5, 5), (3, 7)],
}


def stirling_second(n: int, k: int) -> int:
    """The number of ways to put n things into k nonempty groups."""
    counts = [1] + [0] * k
    for _ in range(n):
        counts = [0] + [counts[j - 1] + j * counts[j] for j in range(1, k + 1)]
    return counts[k]


def oracle(n: int, k: int) -> int:
    def count(rest: int, groups: int) -> int:
        if rest == 0:
            return int(groups == k)
        return groups * count(rest - 1, groups) + count(rest - 1, groups + 1)

    return count(n, 0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return min(size, 8), rng.randint(0, size)
