"""Floyd–Warshall: the shortest distances between all pairs of nodes.

The nodes are admitted one after another as stops on the way. With each of them every pair may become closer by going
through it.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["all pairs shortest paths", "shortest path lengths"],
    "keywords": "floyd warshall all pairs shortest path lengths distances matrix weights",
    "preconditions": ["distances as a square matrix, infinity where there is no edge; no cycle of negative length"],
    "growth": "n^3",
    "growth_reason": "each pair is tried with each stop",
    "references": ["R. W. Floyd, Algorithm 97: Shortest path, CACM 5(6), 1962"],
    "steps": [
        "A node is at distance 0 from itself.",
        "For each node try every pair through it.",
        "Keep the shorter distance.",
    ],
    "example": [([[0, 3, 10], [3, 0, 1], [10, 1, 0]],), [[0, 3, 4], [3, 0, 1], [4, 1, 0]]],
    "edges": [([],), ([[0]],), ([[5]],), ([[0, 7], [2, 0]],)],
}


def floyd_warshall(matrix: list[list[float]]) -> list[list[float]]:
    """The matrix of shortest distances."""
    n = len(matrix)
    best = [[0 if i == j else matrix[i][j] for j in range(n)] for i in range(n)]
    for k in range(n):
        for i in range(n):
            for j in range(n):
                best[i][j] = min(best[i][j], best[i][k] + best[k][j])
    return best


def oracle(matrix: list[list[float]]) -> list[list[float]]:
    n = len(matrix)
    best = [[0 if i == j else matrix[i][j] for j in range(n)] for i in range(n)]
    for _ in range(n):
        best = [[min(best[i][k] + best[k][j] for k in range(n)) for j in range(n)] for i in range(n)]
    return best


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = min(size, 6)
    return ([[rng.choice([float("inf"), rng.randint(0, 9)]) for _ in range(n)] for _ in range(n)],)
