"""Shortest path by edges: a path with the fewest edges between two nodes.

A breadth-first search remembers for each node by which one it was met first. From the goal these lead back to the start
along a shortest path.
"""

from itertools import pairwise, permutations
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["bfs shortest path", "unweighted shortest path"],
    "keywords": "shortest path unweighted graph fewest edges bfs path between nodes start goal route list",
    "preconditions": ["graph maps each node to its neighbours; [] when there is no path"],
    "growth": "n + m",
    "growth_reason": "each node and each edge is looked at once",
    "references": ["E. F. Moore, The shortest path through a maze, 1959"],
    "steps": [
        "Search breadth-first from the start and note for each node where it was met from.",
        "Go back from the goal to the start.",
        "Turn the path round.",
    ],
    "example": [({"A": ["B", "C"], "B": ["D"], "C": ["D"], "D": ["E"], "E": []}, "A", "E"), ["A", "B", "D", "E"]],
    "edges": [({"a": []}, "a", "a"), ({"a": ["a"], "b": []}, "a", "b"), ({"a": ["b"], "b": ["a"], "c": []}, "c", "a")],
}


def fewest_edges_path(graph: dict[Any, list[Any]], start: Any, goal: Any) -> list[Any]:
    """The nodes of a shortest path, both ends included; [] when there is none."""
    before = {start: start}
    queue = [start]
    for node in queue:
        for neighbour in graph.get(node, []):
            if neighbour not in before:
                before[neighbour] = node
                queue.append(neighbour)
    if goal not in before:
        return []
    path = [goal]
    while path[-1] != start:
        path.append(before[path[-1]])
    return path[::-1]


def check(args: tuple[Any, ...], got: list[Any]) -> bool:
    graph, start, goal = args
    if start == goal:
        return got == [start]
    inner = [v for v in graph if v not in {start, goal}]
    paths = [[start, *middle, goal] for k in range(len(inner) + 1) for middle in permutations(inner, k)]
    real = [p for p in paths if all(v in graph[u] for u, v in pairwise(p))]
    return got in real and len(got) == len(real[0]) if real else got == []


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    names = "abcdef"[: size + 1]
    return {v: rng.sample(names, rng.randint(0, min(2, len(names)))) for v in names}, "a", rng.choice(names)
