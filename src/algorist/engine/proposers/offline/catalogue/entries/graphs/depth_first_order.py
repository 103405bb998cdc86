"""Depth-first order: the nodes that can be reached from a start, each followed by what it leads to.

After a node its first new neighbour is visited with all that it leads to, then the next one. A stack of what is still
to do takes the place of recursion.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["dfs traversal", "depth first search order", "preorder"],
    "keywords": "depth first search dfs traversal order visit graph adjacency stack nodes start",
    "preconditions": ["graph maps each node to its neighbours, who are visited in their given order"],
    "growth": "n + m",
    "growth_reason": "each edge is put on the stack once",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 22"],
    "steps": [
        "Put the start on a stack.",
        "Take the top; skip it when it was visited, else visit it.",
        "Put its neighbours on the stack, the last one first.",
    ],
    "example": [({"A": ["B", "C"], "B": ["D"], "C": ["D"], "D": []}, "A"), ["A", "B", "D", "C"]],
    "edges": [({"a": []}, "a"), ({"a": ["a"]}, "a"), ({"a": ["b"], "b": ["a"], "c": []}, "c")],
}


def depth_first_order(graph: dict[Any, list[Any]], start: Any) -> list[Any]:
    """The nodes reached from the start, in the order of their visit."""
    order: list[Any] = []
    seen = set()
    stack = [start]
    while stack:
        node = stack.pop()
        if node not in seen:
            seen.add(node)
            order.append(node)
            stack.extend(reversed(graph.get(node, [])))
    return order


def oracle(graph: dict[Any, list[Any]], start: Any) -> list[Any]:
    order: list[Any] = []

    def visit(node: Any) -> None:
        if node not in order:
            order.append(node)
            for neighbour in graph.get(node, []):
                visit(neighbour)

    visit(start)
    return order


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    names = "abcdefghijkl"[: size + 1]
    return {v: rng.sample(names, rng.randint(0, min(3, len(names)))) for v in names}, "a"
