"""Bipartite check: whether the nodes of a graph can be divided into two sides without edges inside a side.

Each part of the graph is coloured from one of its nodes on: neighbours get the other colour. A neighbour that already
has the same colour shows an odd cycle.
"""

from itertools import product
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["two-colouring", "possible bipartition"],
    "keywords": "bipartite graph two coloring sides odd cycle adjacency list groups",
    "preconditions": ["graph[i] lists the neighbours of node i, in both directions"],
    "growth": "n + m",
    "growth_reason": "each edge is looked at twice",
    "references": ["J. Kleinberg and É. Tardos, Algorithm Design, chapter 3"],
    "steps": [
        "Colour a node that has no colour.",
        "Give its neighbours the other colour, and theirs the first again.",
        "Two neighbours of one colour: it is not bipartite.",
    ],
    "example": [([[1, 3], [0, 2], [1, 3], [0, 2]],), True],
    "edges": [([],), ([[]],), ([[0]],), ([[1], [0]],), ([[1, 2], [0, 2], [0, 1]],)],
}


def is_bipartite(graph: list[list[int]]) -> bool:
    """Whether two colours are enough."""
    colour: dict[int, int] = {}
    for root in range(len(graph)):
        stack = [root]
        colour.setdefault(root, 0)
        while stack:
            node = stack.pop()
            for other in graph[node]:
                if other not in colour:
                    colour[other] = 1 - colour[node]
                    stack.append(other)
                elif colour[other] == colour[node]:
                    return False
    return True


def oracle(graph: list[list[int]]) -> bool:
    n = len(graph)
    return any(all(c[v] != c[u] for v in range(n) for u in graph[v]) for c in product([0, 1], repeat=n))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = min(size, 7)
    graph: list[list[int]] = [[] for _ in range(n)]
    for a in range(n):
        for b in range(a):
            if rng.random() < 0.3:
                graph[a].append(b)
                graph[b].append(a)
    return (graph,)
