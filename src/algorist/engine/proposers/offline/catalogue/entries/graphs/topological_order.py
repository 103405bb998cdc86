"""Topological order: an order of tasks in which each comes after what it depends on.

Kahn's method: a node without open predecessors may come next; taking it away may free others. Among free nodes the
smallest comes first. When nodes are left but none is free, there is a cycle.
"""

import heapq
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["topological sort", "course schedule order", "Kahn's algorithm"],
    "keywords": "topological order sort dependencies prerequisites courses schedule directed acyclic graph dag tasks",
    "preconditions": ["nodes are 0 to n-1; an edge [a, b] puts a before b; [] when there is a cycle"],
    "growth": "(n + m) log n",
    "growth_reason": "each node passes a heap once, each edge is looked at once",
    "references": ["A. B. Kahn, Topological sorting of large networks, CACM 5(11), 1962"],
    "steps": [
        "Count for each node the edges that come in.",
        "Put the nodes without any into a heap.",
        "Take the smallest; each of its successors has one predecessor less and joins the heap at 0.",
        "If not all nodes were taken there is a cycle.",
    ],
    "example": [(4, [[0, 1], [0, 2], [1, 3], [2, 3]]), [0, 1, 2, 3]],
    "edges": [(0, []), (1, []), (2, [[0, 1], [1, 0]]), (3, [[2, 0]]), (1, [[0, 0]])],
}


def topological_order(n: int, edges: list[list[int]]) -> list[int]:
    """The smallest topological order, [] when there is a cycle."""
    following: list[list[int]] = [[] for _ in range(n)]
    incoming = [0] * n
    for before, after in edges:
        following[before].append(after)
        incoming[after] += 1
    free = [node for node in range(n) if incoming[node] == 0]
    order: list[int] = []
    while free:
        node = heapq.heappop(free)
        order.append(node)
        for after in following[node]:
            incoming[after] -= 1
            if incoming[after] == 0:
                heapq.heappush(free, after)
    return order if len(order) == n else []


def oracle(n: int, edges: list[list[int]]) -> list[int]:
    order: list[int] = []
    while len(order) < n:
        left = [v for v in range(n) if v not in order]
        free = [v for v in left if not any(b == v and a in left for a, b in edges)]
        if not free:
            return []
        order.append(min(free))
    return order


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = size + 1
    names = rng.sample(range(n), n)
    pairs = [sorted(rng.sample(range(n), 2)) for _ in range(size)] if n > 1 else []
    edges = [[names[a], names[b]] for a, b in pairs]
    if rng.random() < 0.2:
        edges.append([rng.randrange(n), rng.randrange(n)])
    return n, edges
