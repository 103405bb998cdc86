"""Shortest path lengths: the distances between all pairs of nodes, by pair.

The table of pairs starts with the edges. Each node in turn is admitted as a stop on the way and may shorten any pair.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["all pairs shortest paths by pair"],
    "keywords": "shortest path lengths all pairs nodes edges dictionary floyd warshall distance",
    "preconditions": [
        "nodes are 0 to n-1; edges maps (from, to) to a length",
        "no negative cycle; infinity when there is no path",
    ],
    "growth": "n^3",
    "growth_reason": "each pair is tried with each stop",
    "references": ["R. W. Floyd, Algorithm 97: Shortest path, CACM 5(6), 1962"],
    "steps": [
        "Start with the edges, 0 from a node to itself and infinity otherwise.",
        "For each node try every pair through it.",
    ],
    "example": [(2, {(0, 1): 3, (1, 0): 1}), {(0, 0): 0, (0, 1): 3, (1, 0): 1, (1, 1): 0}],
    "edges": [(0, {}), (1, {}), (1, {(0, 0): 3})],
}


def shortest_path_lengths(n: int, edges: dict[tuple[int, int], int]) -> dict[tuple[int, int], float]:
    """The distance of each pair of nodes."""
    pairs = [(i, j) for i in range(n) for j in range(n)]
    best: dict[tuple[int, int], float] = {p: 0 if p[0] == p[1] else edges.get(p, float("inf")) for p in pairs}
    for k in range(n):
        for i, j in pairs:
            best[i, j] = min(best[i, j], best[i, k] + best[k, j])
    return best


def oracle(n: int, edges: dict[tuple[int, int], int]) -> dict[tuple[int, int], float]:
    answer: dict[tuple[int, int], float] = {}
    for start in range(n):
        distance = {v: float("inf") for v in range(n)} | {start: 0}
        for _ in range(n):
            for (a, b), length in edges.items():
                distance[b] = min(distance[b], distance[a] + length)
        answer |= {(start, v): d for v, d in distance.items()}
    return answer


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = min(size, 6)
    pairs = [(i, j) for i in range(n) for j in range(n) if rng.random() < 0.4]
    return n, {pair: rng.randint(0, 9) for pair in pairs}
