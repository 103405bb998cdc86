"""Maximum flow: how much can flow from a source to a sink through edges of limited capacity.

Edmonds–Karp: as long as a path with room left leads from the source to the sink, the shortest such path is filled. Flow
may be sent back, which the reverse edges allow.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Edmonds–Karp", "Ford–Fulkerson", "minimum cut"],
    "keywords": "maximum flow network capacity source sink edmonds karp ford fulkerson min cut",
    "preconditions": ["nodes are 0 to n-1; edges (from, to, capacity); source and sink differ"],
    "growth": "n m^2",
    "growth_reason": "at most n m augmenting paths, each found in m steps",
    "references": [
        "J. Edmonds and R. Karp, Theoretical improvements in efficiency for network flow problems, JACM 19, 1972"
    ],
    "steps": [
        "Search breadth-first for a path with room left.",
        "Send as much along it as its narrowest edge lets through.",
        "Take that from the edges and add it to their reverses; stop without a path.",
    ],
    "example": [(4, [(0, 1, 3), (0, 2, 2), (1, 2, 5), (1, 3, 2), (2, 3, 3)], 0, 3), 5],
    "edges": [(2, [], 0, 1), (2, [(0, 1, 4)], 0, 1), (2, [(1, 0, 4)], 0, 1), (2, [(0, 1, 1), (0, 1, 2)], 0, 1)],
}


def max_flow(n: int, edges: list[tuple[int, int, int]], source: int, sink: int) -> int:
    """The value of a maximum flow."""
    room = [[0] * n for _ in range(n)]
    for a, b, capacity in edges:
        room[a][b] += capacity
    total = 0
    while True:
        before = {source: source}
        queue = [source]
        for node in queue:
            for other in range(n):
                if other not in before and room[node][other] > 0:
                    before[other] = node
                    queue.append(other)
        if sink not in before:
            return total
        path = [sink]
        while path[-1] != source:
            path.append(before[path[-1]])
        amount = min(room[before[node]][node] for node in path[:-1])
        for node in path[:-1]:
            room[before[node]][node] -= amount
            room[node][before[node]] += amount
        total += amount


def oracle(n: int, edges: list[tuple[int, int, int]], source: int, sink: int) -> int:
    cuts = [{v for v in range(n) if chosen >> v & 1} for chosen in range(1 << n)]
    sides = [cut for cut in cuts if source in cut and sink not in cut]
    return min(sum(c for a, b, c in edges if a in side and b not in side) for side in sides)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = min(size, 5) + 2
    edges = [(rng.randrange(n), rng.randrange(n), rng.randint(0, 9)) for _ in range(2 * n)]
    return n, edges, *rng.sample(range(n), 2)
