"""Minimum spanning tree: the edges of lightest total weight that connect all nodes.

From the lightest edge on, each one is kept that joins two groups of nodes. Groups are sets that are merged.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["kruskal edges"],
    "keywords": "minimum spanning tree edges set kruskal weight by edge dictionary connect",
    "preconditions": [
        "weights differ; edges have no direction; where the graph is not connected each part gets its tree"
    ],
    "growth": "n^2",
    "growth_reason": "merging groups may touch all nodes for each kept edge",
    "references": ["J. B. Kruskal, On the shortest spanning subtree of a graph, Proc. AMS 7, 1956"],
    "steps": [
        "Put each node into a group of its own.",
        "Take the edges by weight; keep one when its ends lie in different groups.",
        "Merge the two groups.",
    ],
    "example": [({(1, 2): 10, (2, 3): 15, (3, 4): 10, (1, 4): 11},), {(1, 2), (3, 4), (1, 4)}],
    "edges": [({},), ({(1, 2): 3},)],
}


def minimum_spanning_tree_edges(weights: dict[tuple[int, int], int]) -> set[tuple[int, int]]:
    """The edges of the tree."""
    group = {node: {node} for pair in weights for node in pair}
    kept = set()
    for a, b in sorted(weights, key=lambda pair: weights[pair]):
        if group[a] is not group[b]:
            kept.add((a, b))
            group[a] |= group[b]
            for node in group[b]:
                group[node] = group[a]
    return kept


def oracle(weights: dict[tuple[int, int], int]) -> set[tuple[int, int]]:
    def joined(a: int, b: int, limit: int) -> bool:
        reached = {a}
        for _ in weights:
            lighter = [pair for pair, weight in weights.items() if weight < limit]
            reached |= {v for pair in lighter for v in pair if set(pair) & reached}
        return b in reached

    return {(a, b) for (a, b), weight in weights.items() if a != b and not joined(a, b, weight)}


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = min(size, 5) + 2
    pairs = [(a, b) for a in range(n) for b in range(a + 1, n) if rng.random() < 0.6]
    order = rng.sample(range(1, 99), len(pairs))
    return (dict(zip(pairs, order, strict=True)),)
