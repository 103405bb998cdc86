"""Shortest distances by name: Bellman–Ford on a table of weighted edges between named nodes.

All edges are relaxed as many times as there are nodes; after that no path without cycles can be shorter.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["shortest paths", "bellman ford with names"],
    "keywords": "shortest paths source weights by edge dictionary named nodes distances bellman ford",
    "preconditions": ["edges maps (from, to) to a length; no cycle of negative length; infinity when there is no path"],
    "growth": "n * m",
    "growth_reason": "each of n rounds looks at each edge",
    "references": ["L. R. Ford, Network Flow Theory, RAND P-923, 1956"],
    "steps": ["The source has distance 0, all others infinity.", "Relax every edge, as often as there are nodes."],
    "example": [
        ("A", {("A", "B"): 3, ("A", "C"): 3, ("A", "F"): 5, ("C", "B"): -2, ("B", "F"): 1}),
        {"A": 0, "B": 1, "C": 3, "F": 2},
    ],
    "edges": [("A", {("A", "B"): 1}), ("B", {("A", "B"): 1})],
}


def shortest_paths_by_edge_table(source: str, edges: dict[tuple[str, str], int]) -> dict[str, float]:
    """The distance of each node from the source."""
    distance: dict[str, float] = {node: float("inf") for pair in edges for node in pair}
    distance[source] = 0
    for _ in range(len(distance)):
        for (a, b), length in edges.items():
            distance[b] = min(distance[b], distance[a] + length)
    return distance


def oracle(source: str, edges: dict[tuple[str, str], int]) -> dict[str, float]:
    found: dict[str, float] = {node: float("inf") for pair in edges for node in pair}

    def walk(path: list[str], total: float) -> None:
        found[path[-1]] = min(found.get(path[-1], total), total)
        for (a, b), length in edges.items():
            if a == path[-1] and b not in path:
                walk([*path, b], total + length)

    walk([source], 0)
    return found


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    names = "ABCDEF"[: min(size, 4) + 2]
    pairs = [(a, b) for a in names for b in names if a != b and rng.random() < 0.4]
    return "A", {(a, b): rng.randint(-1 if a < b else 4, 9) for a, b in pairs}
