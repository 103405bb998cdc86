"""Selection sort: a list in ascending order, taking the smallest of the rest each time.

The front of the list is sorted. The smallest item of the rest is looked for and swapped to the end of the front, which
grows by one. At most n - 1 swaps are made.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "selection sort list ascending order smallest minimum remaining swap",
    "growth": "n^2",
    "growth_reason": "the rest is searched once for each place",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 3, section 5.2.3"],
    "steps": ["For each place find the smallest item from there on.", "Swap it to that place."],
    "example": [([64, 25, 12, 22, 11],), [11, 12, 22, 25, 64]],
    "edges": [([],), ([1],), ([2, 1],), ([3, 3, 3],), ([-1, -5, 0],)],
}


def selection_sort(items: list[Any]) -> list[Any]:
    """The items in ascending order."""
    result = list(items)
    for place in range(len(result)):
        smallest = place
        for i in range(place + 1, len(result)):
            if result[i] < result[smallest]:
                smallest = i
        result[place], result[smallest] = result[smallest], result[place]
    return result


def oracle(items: list[Any]) -> list[Any]:
    return sorted(items)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-size, size) for _ in range(size)],)
