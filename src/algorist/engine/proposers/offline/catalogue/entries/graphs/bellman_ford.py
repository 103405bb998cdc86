"""Bellman–Ford: shortest distances from a node, where edges may have negative lengths.

All edges are relaxed again and again. After n - 1 rounds every shortest path is found; a round that still finds a
shorter one shows a cycle of negative length.
"""

from itertools import pairwise, permutations
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["negative weights shortest path"],
    "keywords": "bellman ford shortest path distances negative weights edges source cycle detection",
    "preconditions": [
        "nodes are 0 to n-1; edges (from, to, length)",
        "infinity when there is no path; [] for a negative cycle that can be reached",
    ],
    "growth": "n * m",
    "growth_reason": "each of n rounds looks at each edge",
    "references": ["R. Bellman, On a routing problem, Quarterly of Applied Mathematics 16, 1958"],
    "steps": [
        "The source has distance 0, all others infinity.",
        "Relax every edge, n - 1 times or until nothing changes.",
        "When one more round changes something there is a negative cycle.",
    ],
    "example": [(4, [(0, 1, 4), (0, 2, 5), (1, 3, 7), (2, 1, -3)], 0), [0, 2, 5, 9]],
    "edges": [(1, [], 0), (2, [], 0), (2, [(0, 1, -1), (1, 0, 0)], 0), (1, [(0, 0, -1)], 0)],
}


def bellman_ford(n: int, edges: list[tuple[int, int, int]], source: int) -> list[float]:
    """The distance of each node, infinity where there is no path; [] when there is a negative cycle."""
    distance: list[float] = [float("inf")] * n
    distance[source] = 0
    for _ in range(n):
        changed = False
        for a, b, length in edges:
            if distance[a] + length < distance[b]:
                distance[b] = distance[a] + length
                changed = True
        if not changed:
            return distance
    return []


def oracle(n: int, edges: list[tuple[int, int, int]], source: int) -> list[float]:
    best: dict[tuple[int, int], int] = {}
    for a, b, length in edges:
        best[a, b] = min(length, best.get((a, b), length))
    walks = [path for k in range(n) for path in permutations([v for v in range(n) if v != source], k)]
    found: list[float] = [float("inf")] * n
    for walk in walks:
        path = (source, *walk)
        if all(step in best for step in pairwise(path)):
            total = sum(best[step] for step in pairwise(path))
            found[path[-1]] = min(found[path[-1]], total)
            for back in path:
                if (path[-1], back) in best:
                    ring = path[path.index(back) :]
                    if sum(best[step] for step in pairwise(ring)) + best[path[-1], back] < 0:
                        return []
    return found


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = min(size, 4) + 1
    edges = [(rng.randrange(n), rng.randrange(n), rng.randint(-2, 9)) for _ in range(2 * n)]
    return n, [edge for edge in edges if edge[0] != edge[1]], rng.randrange(n)
