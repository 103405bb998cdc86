"""Heap sort: the numbers in ascending order with a heap in the same list.

The copy is turned into a heap with the largest element in front; that element is swapped to the end again and again,
and the heap mended.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["heapsort"],
    "keywords": "heap heapsort sort sorting ascending order list array",
    "growth": "n log n",
    "growth_reason": "n times a descent through a heap of height log n, whatever the input",
    "references": ["J. W. J. Williams, Algorithm 232: Heapsort, CACM 7(6), 1964"],
    "steps": [
        "Let every element sink to its place, from the last parent to the root.",
        "Swap the root with the last element of the heap and shorten the heap.",
        "Let the new root sink; repeat until the heap is empty.",
    ],
    "example": [([4, 1, 3, 2],), [1, 2, 3, 4]],
    "edges": [([],), ([1],), ([2, 1],), ([3, 3, 3],), ([-1, -5, 0],)],
}


def heap_sort(items: list[Any]) -> list[Any]:
    """A sorted copy."""
    heap = list(items)

    def sink(root: int, end: int) -> None:
        while (child := 2 * root + 1) < end:
            if child + 1 < end and heap[child] < heap[child + 1]:
                child += 1
            if not heap[root] < heap[child]:
                return
            heap[root], heap[child] = heap[child], heap[root]
            root = child

    for root in reversed(range(len(heap) // 2)):
        sink(root, len(heap))
    for end in reversed(range(1, len(heap))):
        heap[0], heap[end] = heap[end], heap[0]
        sink(0, end)
    return heap


def oracle(items: list[Any]) -> list[Any]:
    return sorted(items)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-size, size) for _ in range(size)],)
