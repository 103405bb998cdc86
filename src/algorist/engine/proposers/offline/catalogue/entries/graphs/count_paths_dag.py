"""Path count: how many different paths lead from one node to another in a graph without cycles.

The number of paths from a node is the sum over its successors; each node is solved once and remembered.
"""

from functools import cache
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["number of paths in a DAG"],
    "keywords": "count number of paths directed acyclic graph dag from source to target ways routes",
    "preconditions": ["nodes are 0 to n-1; the graph has no directed cycle; from a node to itself there is one path"],
    "growth": "n + m",
    "growth_reason": "each node is solved once",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 22"],
    "steps": [
        "From the goal there is one path to the goal.",
        "From any other node add up the paths from its successors.",
        "Remember each result.",
    ],
    "example": [(4, [[0, 1], [0, 2], [1, 3], [2, 3]], 0, 3), 2],
    "edges": [(1, [], 0, 0), (2, [], 0, 1), (2, [[0, 1], [0, 1]], 0, 1), (2, [[0, 1]], 1, 0)],
}


def count_paths_dag(n: int, edges: list[list[int]], source: int, target: int) -> int:
    """The number of paths from source to target."""
    following: list[list[int]] = [[] for _ in range(n)]
    for a, b in edges:
        following[a].append(b)

    @cache
    def paths(node: int) -> int:
        if node == target:
            return 1
        return sum(paths(after) for after in following[node])

    return paths(source)


def oracle(n: int, edges: list[list[int]], source: int, target: int) -> int:
    count = 0
    fronts = [source]
    for _ in range(n + 1):
        count += fronts.count(target)
        fronts = [b for node in fronts for a, b in edges if a == node]
    return count


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = min(size, 7) + 1
    edges = [sorted(rng.sample(range(n), 2)) for _ in range(size)] if n > 1 else []
    return n, edges, rng.randrange(n), rng.randrange(n)
