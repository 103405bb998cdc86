"""Dijkstra's shortest paths: distances from one node over weighted edges.

The node that is nearest among those not yet settled can never be reached more cheaply, because weights are not
negative. A heap hands out that node; its edges may bring other nodes nearer.
"""

import heapq
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["single-source shortest paths", "shortest path"],
    "keywords": "dijkstra shortest path paths distance weighted edges graph source nodes directed heap",
    "preconditions": ["weights are not negative", "nodes are 0 to n-1", "edges are directed; -1 says unreachable"],
    "growth": "m log n",
    "growth_reason": "each edge may push once on a heap",
    "references": ["E. W. Dijkstra, A note on two problems in connexion with graphs, Numerische Mathematik 1, 1959"],
    "steps": [
        "Collect for each node its outgoing edges.",
        "Start with the source at distance 0 on a heap.",
        "Take the nearest entry from the heap; skip it when a shorter way to its node is known.",
        "Push each neighbour that comes nearer over this node.",
    ],
    "example": [(4, [[0, 1, 4], [0, 2, 1], [2, 1, 2], [1, 3, 5]], 0), [0, 3, 1, 8]],
    "edges": [(1, [], 0), (3, [], 1), (2, [[0, 1, 0]], 0), (2, [[0, 1, 5], [0, 1, 2]], 0)],
}


def dijkstra(n: int, edges: list[list[int]], source: int) -> list[int]:
    """Distance from the source to each node, -1 where there is no way."""
    leaving: list[list[tuple[int, int]]] = [[] for _ in range(n)]
    for start, end, weight in edges:
        leaving[start].append((end, weight))
    distance = [-1] * n
    heap = [(0, source)]
    while heap:
        length, node = heapq.heappop(heap)
        if distance[node] != -1:
            continue
        distance[node] = length
        for end, weight in leaving[node]:
            if distance[end] == -1:
                heapq.heappush(heap, (length + weight, end))
    return distance


def oracle(n: int, edges: list[list[int]], source: int) -> list[int]:
    distance = [float("inf")] * n
    distance[source] = 0
    for _ in range(n):
        for start, end, weight in edges:
            distance[end] = min(distance[end], distance[start] + weight)
    return [-1 if d == float("inf") else int(d) for d in distance]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = size + 1
    edges = [[rng.randrange(n), rng.randrange(n), rng.randint(0, 9)] for _ in range(rng.randint(0, 3 * size))]
    return n, edges, rng.randrange(n)
