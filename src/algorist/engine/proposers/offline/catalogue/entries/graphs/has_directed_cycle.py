"""Directed cycle: whether a directed graph has a cycle.

Nodes without incoming edges cannot lie on a cycle and are taken away with their edges. When nothing can be taken away
any more, what is left holds a cycle.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["detect cycle", "course schedule can finish", "deadlock"],
    "keywords": "detect cycle directed graph has cycle courses finish prerequisites dependencies circular",
    "preconditions": ["nodes are 0 to n-1; an edge [a, b] leads from a to b"],
    "growth": "n + m",
    "growth_reason": "each node and each edge is taken away once",
    "references": ["A. B. Kahn, Topological sorting of large networks, CACM 5(11), 1962"],
    "steps": [
        "Count the incoming edges.",
        "Take away nodes that have none, with their edges.",
        "A node that is left shows a cycle.",
    ],
    "example": [(3, [[0, 1], [1, 2], [2, 0]]), True],
    "edges": [(0, []), (1, []), (1, [[0, 0]]), (2, [[0, 1], [1, 0]]), (3, [[0, 1], [0, 2], [1, 2]])],
}


def has_directed_cycle(n: int, edges: list[list[int]]) -> bool:
    """Whether there is a directed cycle."""
    incoming = [0] * n
    following: list[list[int]] = [[] for _ in range(n)]
    for a, b in edges:
        incoming[b] += 1
        following[a].append(b)
    free = [v for v in range(n) if incoming[v] == 0]
    for node in free:
        for after in following[node]:
            incoming[after] -= 1
            if incoming[after] == 0:
                free.append(after)
    return len(free) < n


def oracle(n: int, edges: list[list[int]]) -> bool:
    reach = [{b for a, b in edges if a == v} for v in range(n)]
    for _ in range(n):
        reach = [near | {w for v in near for w in reach[v]} for near in reach]
    return any(v in reach[v] for v in range(n))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = size + 1
    return n, [[rng.randrange(n), rng.randrange(n)] for _ in range(rng.randint(0, n))]
