"""Connected components: how many separate parts an undirected graph has.

From each node that was not yet seen a search marks all that hangs together with it. Each such search is one component.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["number of provinces", "count components", "friend circles"],
    "keywords": "connected components count number undirected graph separate groups islands edges",
    "preconditions": ["nodes are 0 to n-1; edges have no direction"],
    "growth": "n + m",
    "growth_reason": "each node and each edge is looked at once",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 21"],
    "steps": ["For each node not yet seen, count one more component.", "Mark everything that can be reached from it."],
    "example": [(5, [[0, 1], [1, 2], [3, 4]]), 2],
    "edges": [(0, []), (1, []), (2, [[0, 1], [1, 0]]), (3, [[2, 0]]), (1, [[0, 0]])],
}


def connected_components(n: int, edges: list[list[int]]) -> int:
    """The number of connected components."""
    neighbours: list[list[int]] = [[] for _ in range(n)]
    for a, b in edges:
        neighbours[a].append(b)
        neighbours[b].append(a)
    seen = [False] * n
    count = 0
    for root in range(n):
        if seen[root]:
            continue
        count += 1
        seen[root] = True
        stack = [root]
        while stack:
            for neighbour in neighbours[stack.pop()]:
                if not seen[neighbour]:
                    seen[neighbour] = True
                    stack.append(neighbour)
    return count


def oracle(n: int, edges: list[list[int]]) -> int:
    parts = [{v} for v in range(n)]
    for a, b in edges:
        joined = [p for p in parts if a in p or b in p]
        parts = [p for p in parts if p not in joined] + [set().union(*joined)]
    return len(parts)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = size + 1
    return n, [[rng.randrange(n), rng.randrange(n)] for _ in range(rng.randint(0, size))]
