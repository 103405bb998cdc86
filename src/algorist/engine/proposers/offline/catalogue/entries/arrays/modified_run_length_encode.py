"""Modified run-length encoding: runs as pairs of count and element, single elements as they are.

What stands alone needs no count.
"""

from itertools import groupby
from random import Random
from typing import Any

ENTRY = {
    "keywords": "modified run length encode list",
    "growth": "n",
    "growth_reason": "one step an element",
    "references": ["W. Hett, Ninety-Nine Prolog Problems, P11"],
    "steps": ["Find the end of each run.", "Write a pair, or the element where it stands alone."],
    "example": [([1, 1, 2],), [[2, 1], 2]],
    "edges": [([],), ([0],), ([0, 0],)],
}


def modified_run_length_encode(items: list[Any]) -> list[Any]:
    """Pairs and single elements."""
    encoded: list[Any] = []
    place = 0
    while place < len(items):
        end = place
        while end < len(items) and items[end] == items[place]:
            end += 1
        encoded.append([end - place, items[place]] if end - place > 1 else items[place])
        place = end
    return encoded


def oracle(items: list[Any]) -> list[Any]:
    runs = [list(run) for _, run in groupby(items)]
    return [[len(run), run[0]] if len(run) > 1 else run[0] for run in runs]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 2) for _ in range(rng.randint(0, size))],)
