"""Longest chain of pairs: the most pairs (a, b) of which each begins after the one before has ended.

As in activity selection the pair that ends first leaves the most room.
"""

from itertools import combinations, pairwise
from random import Random
from typing import Any

ENTRY = {
    "keywords": "longest chain of pairs maximum length chain (a, b) (c, d) b less than c",
    "preconditions": ["a < b in each pair"],
    "growth": "n log n",
    "growth_reason": "sorting",
    "references": ["J. Kleinberg and E. Tardos, Algorithm Design, section 4.1"],
    "steps": ["Sort by the ends.", "Take each pair that begins after the last end."],
    "example": [([(5, 24), (15, 25), (27, 40), (50, 60)],), 3],
    "edges": [([],), ([(1, 2)],), ([(1, 2), (2, 3)],)],
}


def longest_chain_of_pairs(pairs: list[tuple[int, int]]) -> int:
    """The length of the longest chain."""
    count, end = 0, None
    for first, last in sorted(pairs, key=lambda pair: pair[1]):
        if end is None or first > end:
            count, end = count + 1, last
    return count


def oracle(pairs: list[tuple[int, int]]) -> int:
    for n in range(len(pairs), 0, -1):
        for chosen in combinations(sorted(pairs), n):
            if all(a[1] < b[0] for a, b in pairwise(chosen)):
                return n
    return 0


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    rows = [(rng.randint(0, 20), rng.randint(1, 8)) for _ in range(rng.randint(0, min(size, 7)))]
    return ([(a, a + d) for a, d in rows],)
