"""Eulerian path: a walk that uses every edge of an undirected graph exactly once.

Hierholzer: walk along unused edges until stuck, then step back and write down nodes from which nothing is left; on the
way back unused edges are walked too. The nodes written down form the walk in reverse.
"""

from itertools import pairwise, permutations, product
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Eulerian trail", "Königsberg bridges"],
    "keywords": "euler path eulerian trail circuit walk every edge exactly once undirected hierholzer",
    "preconditions": ["nodes are 0 to n-1; [] when there is no such walk or no edge"],
    "growth": "n + m",
    "growth_reason": "each edge is walked once",
    "references": [
        "C. Hierholzer, Über die Möglichkeit, einen Linienzug ohne Wiederholung zu umfahren, Math. Annalen 6, 1873"
    ],
    "steps": [
        "Start at a node of odd degree, if there is one.",
        "Walk along unused edges until stuck.",
        "Write down the node and step back; go on walking where edges are left.",
    ],
    "example": [(3, [[0, 1], [1, 2]]), [2, 1, 0]],
    "edges": [(0, []), (1, []), (2, [[0, 1]]), (4, [[0, 1], [2, 3]]), (4, [[0, 1], [0, 2], [0, 3]]), (1, [[0, 0]])],
}


def euler_path(n: int, edges: list[list[int]]) -> list[int]:
    """The nodes of such a walk, [] when there is none."""
    touching: list[list[int]] = [[] for _ in range(n)]
    for number, (a, b) in enumerate(edges):
        touching[a].append(number)
        touching[b].append(number)
    odd = [v for v in range(n) if len(touching[v]) % 2]
    if not edges or len(odd) > 2:
        return []
    used = [False] * len(edges)
    stack, walk = [odd[0] if odd else edges[0][0]], []
    while stack:
        node = stack[-1]
        if not touching[node]:
            walk.append(stack.pop())
            continue
        number = touching[node].pop()
        if not used[number]:
            used[number] = True
            stack.append(edges[number][0] + edges[number][1] - node)
    return walk if len(walk) == len(edges) + 1 else []


def check(args: tuple[Any, ...], got: list[int]) -> bool:
    edges = args[1]
    if got:
        return sorted(map(sorted, pairwise(got))) == sorted(map(sorted, edges))
    for order in permutations(edges):
        for turns in product([False, True], repeat=len(edges)):
            steps = [edge[::-1] if turn else edge for edge, turn in zip(order, turns, strict=True)]
            if steps and all(one[1] == other[0] for one, other in pairwise(steps)):
                return False
    return True


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = min(size, 4) + 1
    return n, [[rng.randrange(n), rng.randrange(n)] for _ in range(min(size, rng.randint(1, 4)))]
