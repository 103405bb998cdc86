"""Round trips built by insertion: the point that a rule rates highest goes in where it lengthens the tour least."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

_NEVER = -1e18


class Map:
    """Several sets of equally many points, toured side by side; distances are in units of their mean."""

    def __init__(self, distances: Sequence[Any]) -> None:
        self.distance = np.array(distances, float)
        unit = self.distance.mean(axis=(1, 2), keepdims=True)
        self.unit = np.where(unit > 0, unit, 1.0)
        self.distance = self.distance / self.unit
        self.typical = self.distance.mean(axis=2)

    def build(self, compute: Callable[..., Any], tree: Any) -> list[list[int]]:
        """The tour of each set, from the point that is farthest from the others on average."""
        distance, everyone = self.distance, np.arange(len(self.distance))
        count = distance.shape[1]
        first = self.typical.argmax(axis=1)
        second = distance[everyone, first].argmax(axis=1)
        second = np.where(second == first, (first + 1) % count, second)
        after = np.zeros((len(distance), count), int)
        after[everyone, first], after[everyone, second] = second, first
        waiting = np.ones((len(distance), count), bool)
        waiting[everyone, first] = waiting[everyone, second] = False
        detours = np.full(distance.shape, np.inf)  # of each point, behind each point of the tour
        near = np.minimum(distance[everyone, first], distance[everyone, second])
        far = np.maximum(distance[everyone, first], distance[everyone, second])
        self._open(detours, first, second)
        self._open(detours, second, first)
        for step in range(2, count):
            starts = detours.argmin(axis=2)
            detour = np.take_along_axis(detours, starts[:, :, None], axis=2)[:, :, 0]
            ends = np.take_along_axis(after, starts, axis=1)
            edge = distance[everyone[:, None], starts, ends]
            terms = {"near": near, "far": far, "typical": self.typical, "detour": detour, "edge": edge}
            terms["left"] = 1 - step / count
            ratings = np.nan_to_num(compute(tree, terms) + 0 * near, nan=_NEVER, neginf=_NEVER, posinf=_NEVER)
            point = np.where(waiting, ratings, -np.inf).argmax(axis=1)
            waiting[everyone, point] = False
            before, behind = starts[everyone, point], ends[everyone, point]
            after[everyone, before], after[everyone, point] = point, behind
            self._open(detours, before, point)
            self._open(detours, point, behind)
            near, far = np.minimum(near, distance[everyone, point]), np.maximum(far, distance[everyone, point])
        return [_walk(row, start) for row, start in zip(after.tolist(), first.tolist(), strict=True)]

    def _open(self, detours: Any, start: Any, end: Any) -> None:
        """Every point's detour where the tour goes from `start` to `end`."""
        everyone = np.arange(len(detours))
        way = self.distance[everyone, start, end][:, None]
        detours[everyone, :, start] = self.distance[everyone, start] + self.distance[everyone, end] - way

    def lengths(self, tours: Sequence[Sequence[int]]) -> list[float]:
        """The length of each tour, in units of the mean distance."""
        places = np.array(tours)
        everyone = np.arange(len(places))[:, None]
        ways = self.distance[everyone, places, np.roll(places, -1, axis=1)].sum(axis=1)
        return [float(way) for way in ways]


def measure_distances(rows: Sequence[Sequence[float]]) -> Any:
    """The table of distances: of points, straight; rows that are such a table already stay."""
    table = np.asarray(rows, float)
    if table.shape[0] == table.shape[1] and not table.diagonal().any() and (table == table.T).all():
        return table
    return np.sqrt(((table[:, None] - table[None]) ** 2).sum(axis=2))


def _walk(after: list[int], start: int) -> list[int]:
    tour = [start]
    while after[tour[-1]] != start:
        tour.append(after[tour[-1]])
    return tour
