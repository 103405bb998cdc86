"""Pack runs: equal neighbours put together in lists.

A run ends where the next element differs.
"""

from itertools import groupby
from random import Random
from typing import Any

ENTRY = {
    "keywords": "pack consecutive duplicates of list elements into sublists group runs",
    "growth": "n",
    "growth_reason": "one step an element",
    "references": ["W. Hett, Ninety-Nine Prolog Problems, P09"],
    "steps": ["Begin a list with each new value.", "Put equal neighbours behind."],
    "example": [([1, 1, 2, 1],), [[1, 1], [2], [1]]],
    "edges": [([],), ([0],), ([0, 0],)],
}


def pack_runs(items: list[Any]) -> list[list[Any]]:
    """The runs in order."""
    packed: list[list[Any]] = []
    for item in items:
        if packed and packed[-1][0] == item:
            packed[-1].append(item)
        else:
            packed.append([item])
    return packed


def oracle(items: list[Any]) -> list[list[Any]]:
    return [list(run) for _, run in groupby(items)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 2) for _ in range(rng.randint(0, size))],)
