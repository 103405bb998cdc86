"""Undirected cycle: whether an undirected graph has a cycle.

The edges are added one by one to groups of connected nodes. An edge whose ends are already in one group closes a cycle.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["is it a forest"],
    "keywords": "cycle undirected graph detect union find tree forest redundant edge",
    "preconditions": ["nodes are 0 to n-1; an edge may be given twice and then is a cycle"],
    "growth": "n + m",
    "growth_reason": "nearly constant work for each edge by union-find",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 21"],
    "steps": [
        "Put each node into its own group.",
        "For each edge find the groups of its ends.",
        "One group: a cycle. Two: join them.",
    ],
    "example": [(3, [[0, 1], [1, 2], [2, 0]]), True],
    "edges": [(0, []), (1, [[0, 0]]), (2, [[0, 1]]), (2, [[0, 1], [1, 0]]), (4, [[0, 1], [2, 3], [1, 2]])],
}


def has_undirected_cycle(n: int, edges: list[list[int]]) -> bool:
    """Whether there is a cycle."""
    parent = list(range(n))
    for a, b in edges:
        while parent[a] != a:
            parent[a] = parent[parent[a]]
            a = parent[a]
        while parent[b] != b:
            parent[b] = parent[parent[b]]
            b = parent[b]
        if a == b:
            return True
        parent[a] = b
    return False


def oracle(n: int, edges: list[list[int]]) -> bool:
    parts = [{v} for v in range(n)]
    for a, b in edges:
        joined = [p for p in parts if a in p or b in p]
        parts = [p for p in parts if p not in joined] + [set().union(*joined)]
    return len(edges) > n - len(parts)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = size + 1
    return n, [[rng.randrange(n), rng.randrange(n)] for _ in range(rng.randint(0, n))]
