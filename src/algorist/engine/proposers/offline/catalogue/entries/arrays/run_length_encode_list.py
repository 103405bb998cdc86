"""Run-length encoding of a list: how often each run's element comes, and the element.

A run ends where the next element differs.
"""

from itertools import groupby
from random import Random
from typing import Any

ENTRY = {
    "keywords": "run length encoding of a list count consecutive duplicates",
    "growth": "n",
    "growth_reason": "one step an element",
    "references": ["W. Hett, Ninety-Nine Prolog Problems, P10"],
    "steps": ["Begin a pair with each new value.", "Count equal neighbours."],
    "example": [([1, 1, 2],), [[2, 1], [1, 2]]],
    "edges": [([],), ([0],), ([0, 0],)],
}


def run_length_encode_list(items: list[Any]) -> list[list[Any]]:
    """Pairs of count and element."""
    encoded: list[list[Any]] = []
    for item in items:
        if encoded and encoded[-1][1] == item:
            encoded[-1][0] += 1
        else:
            encoded.append([1, item])
    return encoded


def oracle(items: list[Any]) -> list[list[Any]]:
    return [[len(list(run)), item] for item, run in groupby(items)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 2) for _ in range(rng.randint(0, size))],)
