"""Reachability: whether a path leads from one node to another.

A search from the start follows every edge once and stops when it meets the goal.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["depth first search", "path exists", "valid path"],
    "keywords": "reachable path exists between start goal search graph dfs bfs connected depth breadth first",
    "preconditions": ["graph maps each node to its neighbours; a node reaches itself"],
    "growth": "n + m",
    "growth_reason": "each node and each edge is looked at once",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 22"],
    "steps": [
        "Keep a stack of nodes to look at, at first the start.",
        "Take one; when it is the goal, say yes.",
        "Put its new neighbours on the stack; when it is empty, say no.",
    ],
    "example": [({"A": ["B"], "B": ["C"], "C": [], "D": ["A"]}, "A", "C"), True],
    "edges": [({"a": []}, "a", "a"), ({"a": ["a"], "b": []}, "a", "b"), ({"a": ["b"], "b": ["a"], "c": []}, "c", "a")],
}


def is_reachable(graph: dict[Any, list[Any]], start: Any, goal: Any) -> bool:
    """Whether the goal can be reached from the start."""
    stack, seen = [start], {start}
    while stack:
        node = stack.pop()
        if node == goal:
            return True
        for neighbour in graph.get(node, []):
            if neighbour not in seen:
                seen.add(neighbour)
                stack.append(neighbour)
    return False


def oracle(graph: dict[Any, list[Any]], start: Any, goal: Any) -> bool:
    reached = {start}
    for _ in graph:
        reached |= {v for u in reached for v in graph.get(u, [])}
    return goal in reached


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    names = "abcdefghijkl"[: size + 1]
    return {v: rng.sample(names, rng.randint(0, min(2, len(names)))) for v in names}, "a", rng.choice(names)
