"""Kruskal's algorithm: the smallest total weight of edges that connect all nodes.

The edges are taken from the lightest on; one that joins two parts not yet connected is kept. A union-find structure
knows the parts.
"""

from itertools import combinations
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["minimum spanning tree weight", "minimum cost to connect"],
    "keywords": "minimum spanning tree mst kruskal weight total cost connect all nodes edges cheapest",
    "preconditions": ["nodes are 0 to n-1; edges (one end, other end, weight); -1 when the graph is not connected"],
    "growth": "n log n",
    "growth_reason": "sorting the n edges dominates",
    "references": ["J. B. Kruskal, On the shortest spanning subtree of a graph, Proc. AMS 7, 1956"],
    "steps": [
        "Sort the edges by weight.",
        "Keep an edge when its ends are in different parts, and join them.",
        "All kept weights add up.",
    ],
    "example": [(4, [(0, 1, 10), (0, 2, 6), (0, 3, 5), (1, 3, 15), (2, 3, 4)]), 19],
    "edges": [(1, []), (2, []), (2, [(0, 1, 5), (1, 0, 3)]), (2, [(0, 0, 1)])],
}


def minimum_spanning_tree_kruskal(n: int, edges: list[tuple[int, int, int]]) -> int:
    """The total weight of a minimum spanning tree, -1 when there is none."""
    parent = list(range(n))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    total, parts = 0, n
    for a, b, weight in sorted(edges, key=lambda edge: edge[2]):
        if root(a) != root(b):
            parent[root(a)] = root(b)
            total += weight
            parts -= 1
    return total if parts <= 1 else -1


def oracle(n: int, edges: list[tuple[int, int, int]]) -> int:
    weights = []
    for chosen in combinations(edges, n - 1):
        reached = {0}
        for _ in range(n):
            reached |= {v for a, b, _ in chosen for v in (a, b) if a in reached or b in reached}
        if len(reached) == n:
            weights.append(sum(weight for _, _, weight in chosen))
    return min(weights, default=-1)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = min(size, 4) + 1
    edges = [(rng.randrange(n), rng.randrange(n), rng.randint(1, 9)) for _ in range(rng.randint(n, 8))]
    return n, edges
