"""Minimum swaps to sort: how many exchanges of two elements put different numbers into order.

Where each number must go makes cycles; a cycle of c places takes c - 1 exchanges.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["cycle decomposition"],
    "keywords": "minimum number swaps exchanges required to sort array",
    "preconditions": ["all numbers are different"],
    "growth": "n log n",
    "growth_reason": "the order is found by sorting",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 3, section 5.2.2"],
    "steps": ["Find where each number must go.", "Walk along each cycle once.", "Count the places less the cycles."],
    "example": [([4, 3, 2, 1],), 2],
    "edges": [([],), ([1],), ([2, 1],), ([1, 2, 3],), ([2, 3, 1],)],
}


def minimum_swaps_to_sort(numbers: list[int]) -> int:
    """The least number of exchanges."""
    goes_to = sorted(range(len(numbers)), key=numbers.__getitem__)
    seen = [False] * len(numbers)
    swaps = 0
    for start in range(len(numbers)):
        place = start
        while not seen[place]:
            seen[place] = True
            place = goes_to[place]
            swaps += place != start
    return swaps


def oracle(numbers: list[int]) -> int:
    work, swaps = list(numbers), 0
    for i in range(len(work)):
        smallest = work.index(min(work[i:]))
        if smallest != i:
            work[i], work[smallest] = work[smallest], work[i]
            swaps += 1
    return swaps


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.sample(range(-20, 20), size),)
