"""Merging sorted lists: all elements of several sorted lists in one sorted list.

A heap holds the next element of each list; the least of them comes next.
"""

from heapq import heapify, heappop, heapreplace
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["k-way merge"],
    "keywords": "merge sorted lists multiple inputs into single sorted iterator heap",
    "preconditions": ["each list is sorted"],
    "growth": "n log k",
    "growth_reason": "each element passes a heap of k",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 3, section 5.4.1"],
    "steps": ["Put the first of each list into a heap.", "Take the least, put its follower in.", "Until it is empty."],
    "example": [([[1, 4], [2, 3], []],), [1, 2, 3, 4]],
    "edges": [([],), ([[]],), ([[1, 1], [1]],), ([[-1], [-2]],)],
}


def merge_sorted_lists(rows: list[list[int]]) -> list[int]:
    """All elements in order."""
    heap = [(row[0], i, 0) for i, row in enumerate(rows) if row]
    heapify(heap)
    merged = []
    while heap:
        value, i, place = heap[0]
        merged.append(value)
        if place + 1 < len(rows[i]):
            heapreplace(heap, (rows[i][place + 1], i, place + 1))
        else:
            heappop(heap)
    return merged


def oracle(rows: list[list[int]]) -> list[int]:
    return sorted(v for row in rows for v in row)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    rows = [[rng.randint(-9, 9) for _ in range(rng.randint(0, 5))] for _ in range(size)]
    return ([sorted(row) for row in rows],)
