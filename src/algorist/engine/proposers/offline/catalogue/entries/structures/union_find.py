"""Union-find: groups of connected nodes, joined edge by edge.

Each group is a tree that points to its root. Joining hangs the smaller tree under the larger root; finding shortens the
path on its way. The number of groups falls by one with each join of two different groups.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["disjoint sets", "number of connected components"],
    "keywords": "union find disjoint set connected components groups count number edges provinces islands",
    "preconditions": ["nodes are 0 to n-1"],
    "growth": "m alpha(n)",
    "growth_reason": "union by size with path halving",
    "references": ["R. Tarjan, Efficiency of a good but not linear set union algorithm, JACM 22(2), 1975"],
    "steps": [
        "Every node is the root of its own group.",
        "For each edge find the roots of both ends.",
        "When they differ, hang the smaller group under the larger and count one group less.",
    ],
    "example": [(5, [[0, 1], [1, 2], [3, 4]]), 2],
    "edges": [(0, []), (1, []), (3, []), (2, [[0, 1], [1, 0]]), (2, [[0, 0]])],
}


def union_find(n: int, edges: list[list[int]]) -> int:
    """The number of connected components."""
    parent = list(range(n))
    size = [1] * n

    def find(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    groups = n
    for a, b in edges:
        a, b = find(a), find(b)
        if a != b:
            if size[a] < size[b]:
                a, b = b, a
            parent[b] = a
            size[a] += size[b]
            groups -= 1
    return groups


def oracle(n: int, edges: list[list[int]]) -> int:
    label = list(range(n))
    for a, b in edges:
        label = [label[a] if x == label[b] else x for x in label]
    return len(set(label))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = size + 1
    return n, [[rng.randrange(n), rng.randrange(n)] for _ in range(rng.randint(0, n))]
