"""Shortest path length in a weighted mapping: distance between two nodes of a graph given as a dictionary.

The graph maps each node to its neighbours and the weights of the edges to them. Dijkstra's search stops as soon as the
goal is the nearest node that is left.
"""

import heapq
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["shortest path between two nodes"],
    "keywords": "shortest path length distance dijkstra graph dictionary adjacency start goal weights",
    "preconditions": ["weights are not negative", "-1 says that there is no way"],
    "growth": "m log n",
    "growth_reason": "each edge may push once on a heap",
    "references": ["E. W. Dijkstra, A note on two problems in connexion with graphs, Numerische Mathematik 1, 1959"],
    "steps": [
        "Start with the start node at distance 0 on a heap.",
        "Take the nearest entry; when it is the goal, its distance is the answer.",
        "Skip nodes that were settled before; push the neighbours of the others.",
    ],
    "example": [({"a": {"b": 2, "c": 5}, "b": {"c": 1}, "c": {}}, "a", "c"), 3],
    "edges": [({"a": {}}, "a", "a"), ({"a": {}, "b": {}}, "a", "b"), ({"a": {"b": 0}, "b": {}}, "a", "b")],
}


def dijkstra_adjacency(graph: dict[Any, dict[Any, int]], start: Any, goal: Any) -> int:
    """The length of a shortest path from start to goal, -1 when there is none."""
    heap: list[tuple[int, int, Any]] = [(0, 0, start)]
    settled = set()
    pushed = 0
    while heap:
        length, _, node = heapq.heappop(heap)
        if node == goal:
            return length
        if node in settled:
            continue
        settled.add(node)
        for end, weight in graph.get(node, {}).items():
            pushed += 1
            heapq.heappush(heap, (length + weight, pushed, end))
    return -1


def oracle(graph: dict[Any, dict[Any, int]], start: Any, goal: Any) -> int:
    distance = {start: 0}
    for _ in range(len(graph) + 1):
        for node in list(distance):
            for end, weight in graph.get(node, {}).items():
                distance[end] = min(distance.get(end, distance[node] + weight), distance[node] + weight)
    return distance.get(goal, -1)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    nodes = [chr(97 + i) for i in range(size + 1)]
    graph = {a: {b: rng.randint(0, 9) for b in nodes if b != a and rng.random() < 0.3} for a in nodes}
    return graph, rng.choice(nodes), rng.choice(nodes)
