"""Articulation points: the nodes whose removal cuts an undirected graph.

In a depth-first search a node cuts the graph when one of its subtrees cannot reach above it by an edge back. The root
does when it has two subtrees.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["cut vertices"],
    "keywords": "articulation points cut vertices nodes removal disconnects undirected graph network",
    "preconditions": ["nodes are 0 to n-1; in ascending order"],
    "growth": "n + m",
    "growth_reason": "each edge is looked at twice",
    "references": ["J. Hopcroft and R. Tarjan, Efficient algorithms for graph manipulation, CACM 16(6), 1973"],
    "steps": [
        "Number the nodes depth-first.",
        "Keep the lowest number that is reached from each node's subtree.",
        "A node with a subtree that does not reach above it is one; the root with two subtrees too.",
    ],
    "weaknesses": ["recursion as deep as the longest path"],
    "example": [(5, [[0, 1], [1, 2], [2, 0], [1, 3], [3, 4]]), [1, 3]],
    "edges": [(0, []), (1, []), (2, [[0, 1]]), (3, [[0, 1], [1, 2]]), (3, [[0, 1], [1, 2], [0, 2]])],
}


def articulation_points(n: int, edges: list[list[int]]) -> list[int]:
    """The articulation points in ascending order."""
    neighbours: list[list[int]] = [[] for _ in range(n)]
    for a, b in edges:
        neighbours[a].append(b)
        neighbours[b].append(a)
    number: dict[int, int] = {}
    low: dict[int, int] = {}
    found: set[int] = set()

    def visit(node: int, above: int) -> None:
        number[node] = low[node] = len(number)
        subtrees = 0
        for other in neighbours[node]:
            if other not in number:
                visit(other, node)
                subtrees += 1
                low[node] = min(low[node], low[other])
                if above >= 0 and low[other] >= number[node]:
                    found.add(node)
            elif other != above:
                low[node] = min(low[node], number[other])
        if above < 0 and subtrees > 1:
            found.add(node)

    for node in range(n):
        if node not in number:
            visit(node, -1)
    return sorted(found)


def oracle(n: int, edges: list[list[int]]) -> list[int]:
    def parts(nodes: list[int]) -> int:
        groups = [{v} for v in nodes]
        for a, b in edges:
            joined = [g for g in groups if a in g or b in g]
            if a in nodes and b in nodes:
                groups = [g for g in groups if g not in joined] + [set().union(*joined)]
        return len(groups)

    every = list(range(n))
    return [v for v in every if parts([u for u in every if u != v]) > parts(every)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = size + 1
    return n, [[rng.randrange(n), rng.randrange(n)] for _ in range(rng.randint(0, n + 2))]
