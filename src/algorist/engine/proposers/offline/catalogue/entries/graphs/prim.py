"""Prim's algorithm: the smallest total weight that connects all nodes, grown from one node.

The tree starts with one node. The lightest edge that leads out of it brings in the next node, until all are in.
"""

from itertools import combinations
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["minimum spanning tree by growing"],
    "keywords": "prim minimum spanning tree weight adjacency matrix connect nodes total cost",
    "preconditions": ["a symmetric matrix of weights, 0 where there is no edge; connected"],
    "growth": "n^2",
    "growth_reason": "each of n rounds looks at all nodes",
    "references": [
        "R. C. Prim, Shortest connection networks and some generalizations, Bell System Technical Journal 36, 1957"
    ],
    "steps": [
        "Start with node 0.",
        "Take the node that is nearest to the tree.",
        "Its edges may bring other nodes nearer.",
    ],
    "example": [([[0, 2, 3], [2, 0, 1], [3, 1, 0]],), 3],
    "edges": [([[0]],), ([[0, 7], [7, 0]],)],
}


def prim(matrix: list[list[int]]) -> int:
    """The total weight of a minimum spanning tree."""
    distance: dict[int, float] = {node: float("inf") for node in range(len(matrix))} | {0: 0}
    total = 0
    while distance:
        node = min(distance, key=lambda v: distance[v])
        total += int(distance.pop(node))
        for other, known in list(distance.items()):
            if 0 < matrix[node][other] < known:
                distance[other] = matrix[node][other]
    return total


def oracle(matrix: list[list[int]]) -> int:
    n = len(matrix)
    edges = [(a, b) for b in range(n) for a in range(b) if matrix[a][b]]
    totals = []
    for chosen in combinations(edges, n - 1):
        reached = {0}
        for _ in range(n):
            reached |= {v for pair in chosen for v in pair if set(pair) & reached}
        if len(reached) == n:
            totals.append(sum(matrix[a][b] for a, b in chosen))
    return min(totals)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = min(size, 4) + 1
    matrix = [[0] * n for _ in range(n)]
    for b in range(n):
        for a in range(b):
            matrix[a][b] = matrix[b][a] = rng.randint(1, 20)
    return (matrix,)
