"""Huffman coding: the length of a text in the best code with a codeword for each symbol.

The two rarest groups of symbols are joined again and again. Each joining adds one bit to all symbols in it, so it costs
their count.
"""

import heapq
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["optimal merge pattern", "connect ropes"],
    "keywords": "huffman coding cost total length minimum bits frequencies merge ropes",
    "preconditions": ["counts are ≥ 1; a single symbol costs 0"],
    "growth": "n log n",
    "growth_reason": "each group passes a heap",
    "references": ["D. Huffman, A method for the construction of minimum-redundancy codes, Proc. IRE 40, 1952"],
    "steps": [
        "Put the counts into a heap.",
        "Join the two smallest and add their sum to the cost.",
        "Stop when one is left.",
    ],
    "example": [([5, 9, 12, 13, 16, 45],), 224],
    "edges": [([],), ([5],), ([1, 1],), ([1, 2, 3],)],
}


def huffman_cost(counts: list[int]) -> int:
    """The total number of bits."""
    heap = list(counts)
    heapq.heapify(heap)
    cost = 0
    while len(heap) > 1:
        joined = heapq.heappop(heap) + heapq.heappop(heap)
        cost += joined
        heapq.heappush(heap, joined)
    return cost


def oracle(counts: list[int]) -> int:
    if len(counts) < 2:
        return 0
    pairs = [(i, j) for j in range(len(counts)) for i in range(j)]
    rests = [([c for k, c in enumerate(counts) if k not in pair], counts[pair[0]] + counts[pair[1]]) for pair in pairs]
    return min(joined + oracle([*rest, joined]) for rest, joined in rests)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(1, 20) for _ in range(min(size, 4))],)
