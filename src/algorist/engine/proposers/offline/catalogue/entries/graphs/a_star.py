"""A* search: the length of a shortest way through a grid from one cell to another, -1 when there is none.

As in Dijkstra's algorithm the most promising cell is looked at first; the distance that is left at least, straight
along the grid, is added to the way so far.
"""

from heapq import heappop, heappush
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["A star", "heuristic shortest path"],
    "keywords": "a star heuristic shortest path grid start goal manhattan distance walls",
    "preconditions": ["0 is free and 1 a wall; steps go to the four neighbours; -1 when the goal cannot be reached"],
    "growth": "m * n log(m * n)",
    "growth_reason": "each cell passes the heap a few times at most",
    "references": [
        "Hart, Nilsson, Raphael, A formal basis for the heuristic determination of minimum cost paths, 1968"
    ],
    "steps": ["Put the start into a heap.", "Take the cell with the least way and rest.", "Go on to its neighbours."],
    "example": [([[0, 1, 0], [0, 0, 0]], (0, 0), (0, 2)), 4],
    "edges": [([[0]], (0, 0), (0, 0)), ([[0, 1]], (0, 0), (0, 1)), ([[0, 1, 0]], (0, 0), (0, 2))],
}


def a_star(grid: list[list[int]], start: tuple[int, int], goal: tuple[int, int]) -> int:
    """The number of steps of a shortest way."""
    if grid[start[0]][start[1]] or grid[goal[0]][goal[1]]:
        return -1
    steps = {start: 0}
    heap = [(0, start)]
    while heap:
        _, (row, column) = heappop(heap)
        if (row, column) == goal:
            return steps[goal]
        for near in ((row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)):
            inside = 0 <= near[0] < len(grid) and 0 <= near[1] < len(grid[0])
            if inside and not grid[near[0]][near[1]]:
                way = steps[row, column] + 1
                if near not in steps or way < steps[near]:
                    steps[near] = way
                    rest = abs(near[0] - goal[0]) + abs(near[1] - goal[1])
                    heappush(heap, (way + rest, near))
    return -1


def oracle(grid: list[list[int]], start: tuple[int, int], goal: tuple[int, int]) -> int:
    free = {(r, c) for r, row in enumerate(grid) for c, cell in enumerate(row) if not cell}
    reached, steps = {start} & free, 0
    while goal not in reached:
        wider = reached | {p for p in free for q in reached if abs(p[0] - q[0]) + abs(p[1] - q[1]) == 1}
        if wider == reached:
            return -1
        reached, steps = wider, steps + 1
    return steps if goal in free else -1


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    rows, columns = rng.randint(1, 2 + size // 3), rng.randint(1, 2 + size // 3)
    grid = [[int(rng.random() < 0.3) for _ in range(columns)] for _ in range(rows)]
    return grid, (0, 0), (rng.randrange(rows), rng.randrange(columns))
