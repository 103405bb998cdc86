"""Bridges: the edges whose removal cuts an undirected graph.

A depth-first search numbers the nodes and finds for each the lowest number that its part of the search tree can reach
by an edge back. A tree edge is a bridge when nothing below it reaches above it.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["critical connections", "cut edges"],
    "keywords": "bridges critical connections edges removal disconnects undirected graph network",
    "preconditions": [
        "nodes are 0 to n-1; no edge twice, none from a node to itself; each bridge as [smaller, larger], sorted"
    ],
    "growth": "n + m",
    "growth_reason": "each edge is looked at twice",
    "references": ["R. Tarjan, A note on finding the bridges of a graph, Information Processing Letters 2, 1974"],
    "steps": [
        "Number the nodes depth-first.",
        "Keep the lowest number that is reached from each node's subtree.",
        "A tree edge is a bridge when the lower end cannot reach the upper one another way.",
    ],
    "weaknesses": ["recursion as deep as the longest path"],
    "example": [(4, [[0, 1], [1, 2], [2, 0], [1, 3]]), [[1, 3]]],
    "edges": [(0, []), (1, []), (2, [[0, 1]]), (4, [[0, 1], [2, 3]]), (3, [[0, 1], [1, 2], [0, 2]])],
}


def bridges(n: int, edges: list[list[int]]) -> list[list[int]]:
    """The bridges in ascending order."""
    neighbours: list[list[int]] = [[] for _ in range(n)]
    for a, b in edges:
        neighbours[a].append(b)
        neighbours[b].append(a)
    number: dict[int, int] = {}
    low: dict[int, int] = {}
    found: list[list[int]] = []

    def visit(node: int, above: int) -> None:
        number[node] = low[node] = len(number)
        for other in neighbours[node]:
            if other not in number:
                visit(other, node)
                low[node] = min(low[node], low[other])
                if low[other] > number[node]:
                    found.append(sorted([node, other]))
            elif other != above:
                low[node] = min(low[node], number[other])

    for node in range(n):
        if node not in number:
            visit(node, -1)
    return sorted(found)


def oracle(n: int, edges: list[list[int]]) -> list[list[int]]:
    def connected(one: int, other: int, kept: list[list[int]]) -> bool:
        reached = {one}
        for _ in range(n):
            reached |= {v for pair in kept for v in pair if set(pair) & reached}
        return other in reached

    return sorted(sorted(e) for e in edges if not connected(e[0], e[1], [o for o in edges if o != e]))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = size + 1
    pairs = [rng.sample([a, b], 2) for a in range(n) for b in range(a)]
    return n, rng.sample(pairs, min(len(pairs), rng.randint(0, n + 1)))
