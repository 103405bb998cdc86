"""Breadth-first order: the nodes that can be reached from a start, nearest first.

A queue holds nodes that were met but not yet visited. The first of them is visited and its neighbours that are new join
the queue at its end.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["bfs traversal", "breadth first search order"],
    "keywords": "breadth first search bfs traversal order visit graph adjacency queue nodes start",
    "preconditions": ["graph maps each node to its neighbours, who are visited in their given order"],
    "growth": "n + m",
    "growth_reason": "each node joins the queue once, each edge is looked at once",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 22"],
    "steps": [
        "Put the start into a queue.",
        "Take the first node; add its neighbours that are new.",
        "Stop when the queue is empty.",
    ],
    "example": [({"A": ["B", "C"], "B": ["D"], "C": ["D"], "D": []}, "A"), ["A", "B", "C", "D"]],
    "edges": [({"a": []}, "a"), ({"a": ["a"]}, "a"), ({"a": ["b"], "b": ["a"], "c": []}, "c")],
}


def breadth_first_order(graph: dict[Any, list[Any]], start: Any) -> list[Any]:
    """The nodes reached from the start, in the order of their visit."""
    order = [start]
    seen = {start}
    for node in order:
        for neighbour in graph.get(node, []):
            if neighbour not in seen:
                seen.add(neighbour)
                order.append(neighbour)
    return order


def oracle(graph: dict[Any, list[Any]], start: Any) -> list[Any]:
    paths = [[start]]
    found: list[Any] = []
    for path in paths:
        found += [path[-1]] if path[-1] not in found else []
        paths += [[*path, v] for v in graph.get(path[-1], []) if v not in path and len(path) <= len(graph)]
    return found


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    names = "abcdefg"[: min(size, 6) + 1]
    return {v: rng.sample(names, rng.randint(0, min(3, len(names)))) for v in names}, "a"
