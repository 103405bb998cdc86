"""Smallest range: the narrowest range that holds an element of each of several sorted lists.

A heap holds the current element of each list. The range reaches from its least to the largest; to make it narrower
the least has to move on.
"""

from heapq import heapify, heapreplace
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["smallest range covering k lists"],
    "keywords": "smallest range minimum includes at least one element from each lists arrays sorted",
    "preconditions": ["each list is sorted and not empty; of equally narrow ranges the lowest"],
    "growth": "n log k",
    "growth_reason": "each element enters a heap of k once",
    "references": ["Cormen et al., Introduction to Algorithms, problem 6.5 (merging k lists)"],
    "steps": ["Put the first of each list into a heap.", "Compare least and largest.", "Move the least list on."],
    "example": [([[3, 6, 8, 10, 15], [1, 5, 12], [4, 8, 15, 16], [2, 6]],), (4, 6)],
    "edges": [([[1]],), ([[1, 2], [2, 3]],), ([[1, 9], [5]],)],
}


def smallest_range(rows: list[list[int]]) -> tuple[int, int]:
    """Both ends of the narrowest range."""
    heap = [(row[0], i, 0) for i, row in enumerate(rows)]
    heapify(heap)
    largest = max(row[0] for row in rows)
    best = (heap[0][0], largest)
    while True:
        least, i, place = heap[0]
        if largest - least < best[1] - best[0]:
            best = (least, largest)
        if place + 1 == len(rows[i]):
            return best
        largest = max(largest, rows[i][place + 1])
        heapreplace(heap, (rows[i][place + 1], i, place + 1))


def oracle(rows: list[list[int]]) -> tuple[int, int]:
    values = sorted({v for row in rows for v in row})
    ranges = [(a, b) for a in values for b in values if a <= b and all(any(a <= v <= b for v in row) for row in rows)]
    return min(ranges, key=lambda ends: (ends[1] - ends[0], ends[0]))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    rows = [[rng.randint(0, 20) for _ in range(rng.randint(1, 4))] for _ in range(1 + size // 3)]
    return ([sorted(row) for row in rows],)
