"""Tarjan's strong components: groups of nodes that reach each other along directed edges.

A depth-first search numbers the nodes and keeps them on a stack. A node from which no earlier node of the stack can be
reached is the root of a component: all above it on the stack belong to it.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["scc", "Tarjan"],
    "keywords": "strongly connected components scc directed graph tarjan kosaraju cycles groups",
    "preconditions": ["nodes are 0 to n-1; each component sorted, the components by their smallest node"],
    "growth": "n + m",
    "growth_reason": "each node and each edge is visited once",
    "references": ["R. Tarjan, Depth-first search and linear graph algorithms, SIAM J. Computing 1, 1972"],
    "steps": [
        "Number the nodes in the order of their visit and stack them.",
        "Keep for each the lowest number it can reach on the stack.",
        "Where the two are equal, the top of the stack is one component.",
    ],
    "weaknesses": ["recursion as deep as the longest path"],
    "example": [(5, [[0, 1], [1, 2], [2, 0], [1, 3], [3, 4]]), [[0, 1, 2], [3], [4]]],
    "edges": [(0, []), (1, []), (1, [[0, 0]]), (2, [[0, 1], [1, 0]]), (3, [[0, 1], [1, 2]])],
}


def strongly_connected_components(n: int, edges: list[list[int]]) -> list[list[int]]:
    """The strong components, each sorted, by their smallest node."""
    following: list[list[int]] = [[] for _ in range(n)]
    for a, b in edges:
        following[a].append(b)
    number: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    placed: set[int] = set()
    found: list[list[int]] = []

    def visit(node: int) -> None:
        number[node] = low[node] = len(number)
        stack.append(node)
        for after in following[node]:
            if after not in number:
                visit(after)
                low[node] = min(low[node], low[after])
            elif after not in placed:
                low[node] = min(low[node], number[after])
        if low[node] == number[node]:
            component = [stack.pop()]
            while component[-1] != node:
                component.append(stack.pop())
            placed.update(component)
            found.append(sorted(component))

    for node in range(n):
        if node not in number:
            visit(node)
    return sorted(found)


def oracle(n: int, edges: list[list[int]]) -> list[list[int]]:
    reach = [{v} for v in range(n)]
    for _ in range(n):
        for a, b in edges:
            reach[a] |= reach[b]
    groups = {tuple(u for u in range(n) if u in reach[v] and v in reach[u]) for v in range(n)}
    return sorted(list(group) for group in groups)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = size + 1
    return n, [[rng.randrange(n), rng.randrange(n)] for _ in range(rng.randint(0, 2 * n))]
