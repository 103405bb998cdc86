"""Shortest way through a grid: the fewest steps from the first to the last cell around obstacles.

Breadth-first search reaches the cells in the order of their distance, so the first time the goal is met is the
shortest. Steps go up, down, left and right; cells with 0 are free.
"""

from collections import deque
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["maze shortest path", "BFS on a grid"],
    "keywords": "grid maze shortest path steps breadth first search bfs cells walls obstacles top left bottom right",
    "preconditions": ["0 is free, anything else is a wall", "-1 says that there is no way"],
    "growth": "rows * columns",
    "growth_reason": "each cell enters the queue at most once",
    "references": ["C. Y. Lee, An algorithm for path connections and its applications, IRE Transactions, 1961"],
    "steps": [
        "Put the first cell with distance 0 into a queue.",
        "Take the next cell; if it is the goal, its distance is the answer.",
        "Add its free neighbours that were not seen, one step further.",
    ],
    "example": [([[0, 0, 1], [1, 0, 0], [1, 1, 0]],), 4],
    "edges": [([[0]],), ([[1]],), ([[0, 1], [1, 0]],), ([[0, 0]],)],
}


def grid_shortest_path(grid: list[list[int]]) -> int:
    """The fewest steps from the top left to the bottom right cell, -1 when there is no way."""
    rows, columns = len(grid), len(grid[0])
    if grid[0][0]:
        return -1
    distance = {(0, 0): 0}
    queue = deque([(0, 0)])
    while queue:
        r, c = queue.popleft()
        for cell in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            inside = 0 <= cell[0] < rows and 0 <= cell[1] < columns
            if inside and cell not in distance and not grid[cell[0]][cell[1]]:
                distance[cell] = distance[r, c] + 1
                queue.append(cell)
    return distance.get((rows - 1, columns - 1), -1)


def oracle(grid: list[list[int]]) -> int:
    free = {(r, c) for r, row in enumerate(grid) for c, wall in enumerate(row) if not wall}
    reached, steps = {(0, 0)} & free, 0
    goal = (len(grid) - 1, len(grid[0]) - 1)
    while goal not in reached:
        wider = reached | {p for p in free if any(abs(p[0] - r) + abs(p[1] - c) == 1 for r, c in reached)}
        if wider == reached:
            return -1
        reached, steps = wider, steps + 1
    return steps


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    rows, columns = rng.randint(1, size // 2 + 1), rng.randint(1, size // 2 + 1)
    return ([[int(rng.random() < 0.25) for _ in range(columns)] for _ in range(rows)],)
