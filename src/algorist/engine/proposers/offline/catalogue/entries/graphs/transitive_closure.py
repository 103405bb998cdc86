"""Transitive closure: which nodes can be reached from which, as a matrix.

Warshall: the nodes are admitted one after another as stops; when i reaches k and k reaches j, then i reaches j.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Warshall's algorithm", "reachability matrix"],
    "keywords": "transitive closure reachability matrix warshall directed graph relation",
    "preconditions": ["a square matrix of 0 and 1; a node reaches itself only along edges"],
    "growth": "n^3",
    "growth_reason": "each pair is tried with each stop",
    "references": ["S. Warshall, A theorem on Boolean matrices, JACM 9(1), 1962"],
    "steps": [
        "For each node k go through all pairs i, j.",
        "i reaches j when it did before, or when i reaches k and k reaches j.",
    ],
    "example": [([[0, 1, 0], [0, 0, 1], [0, 0, 0]],), [[0, 1, 1], [0, 0, 1], [0, 0, 0]]],
    "edges": [([],), ([[0]],), ([[1]],), ([[0, 1], [1, 0]],)],
}


def transitive_closure(matrix: list[list[int]]) -> list[list[int]]:
    """The matrix of reachability, of 0 and 1."""
    reach = [list(row) for row in matrix]
    for k in range(len(reach)):
        for row in reach:
            if row[k]:
                for j, on in enumerate(reach[k]):
                    row[j] |= on
    return reach


def oracle(matrix: list[list[int]]) -> list[list[int]]:
    n = len(matrix)
    closed = []
    for start in range(n):
        near = {j for j in range(n) if matrix[start][j]}
        for _ in range(n):
            near |= {j for i in near for j in range(n) if matrix[i][j]}
        closed.append([int(j in near) for j in range(n)])
    return closed


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([[int(rng.random() < 0.2) for _ in range(size)] for _ in range(size)],)
