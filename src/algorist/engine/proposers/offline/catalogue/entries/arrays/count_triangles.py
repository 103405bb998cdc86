"""Count triangles: how many triples of a list of lengths can be the sides of a triangle.

With the longest side fixed, two ends of the sorted rest move towards each other.
"""

from itertools import combinations
from random import Random
from typing import Any

ENTRY = {
    "keywords": "count possible triangles from array of side lengths triplets",
    "preconditions": ["lengths > 0"],
    "growth": "n^2",
    "growth_reason": "for each longest side one walk over the rest",
    "references": [
        "T. H. Cormen and others, Introduction to Algorithms, problem set on two pointers; Euclid, Elements, I.20"
    ],
    "steps": ["Sort the lengths.", "For each longest side walk with two ends over the shorter ones."],
    "example": [([4, 6, 3, 7],), 3],
    "edges": [([],), ([1, 1],), ([2, 2, 2],), ([1, 2, 3],)],
}


def count_triangles(lengths: list[int]) -> int:
    """The number of triples."""
    ordered = sorted(lengths)
    count = 0
    for longest in range(len(ordered) - 1, 1, -1):
        low, high = 0, longest - 1
        while low < high:
            if ordered[low] + ordered[high] > ordered[longest]:
                count += high - low
                high -= 1
            else:
                low += 1
    return count


def oracle(lengths: list[int]) -> int:
    return sum(a + b > c and b + c > a and a + c > b for a, b, c in combinations(lengths, 3))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(1, 10) for _ in range(rng.randint(0, size))],)
