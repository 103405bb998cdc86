"""Bipartite matching: how many pairs can be formed when each left node may only take certain right nodes.

Each left node in turn looks for a partner. A partner that is taken may be given up when its holder finds another one,
and so on along the chain.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Kuhn's algorithm", "maximum matching", "assignment of applicants to jobs"],
    "keywords": "maximum bipartite matching pairs assign jobs applicants workers augmenting path kuhn",
    "preconditions": ["choices[i] lists the right nodes that left node i may take"],
    "growth": "n m",
    "growth_reason": "one search over the edges for each left node",
    "references": ["H. W. Kuhn, The Hungarian method for the assignment problem, Naval Research Logistics 2, 1955"],
    "steps": [
        "For each left node go through its choices.",
        "A free one is taken; a taken one is asked for if its holder can move on.",
        "Count those that found a partner.",
    ],
    "example": [([[0, 1], [0], [1, 2]],), 3],
    "edges": [([],), ([[]],), ([[0], [0]],), ([[0, 1], [0]],)],
}


def bipartite_matching(choices: list[list[int]]) -> int:
    """The largest number of pairs."""
    holder: dict[int, int] = {}

    def place(left: int, tried: set[int]) -> bool:
        for right in choices[left]:
            if right in tried:
                continue
            tried.add(right)
            if right not in holder or place(holder[right], tried):
                holder[right] = left
                return True
        return False

    return sum(place(left, set()) for left in range(len(choices)))


def oracle(choices: list[list[int]]) -> int:
    def best(left: int, used: frozenset[int]) -> int:
        if left == len(choices):
            return 0
        taken = [1 + best(left + 1, used | {right}) for right in choices[left] if right not in used]
        return max([best(left + 1, used), *taken])

    return best(0, frozenset())


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = min(size, 5)
    return ([rng.sample(range(n), rng.randint(0, min(3, n))) for _ in range(n)],)
