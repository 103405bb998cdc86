"""One trade: the largest profit from buying once and selling later.

The lowest price so far is remembered; selling today brings today's price less that one.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["buy and sell stock", "maximum profit"],
    "keywords": "stock buy sell once maximum profit prices best time day",
    "preconditions": ["0 when no trade brings a profit"],
    "growth": "n",
    "growth_reason": "one pass",
    "references": ["J. Bentley, Programming Pearls, column 8"],
    "steps": ["Keep the lowest price so far.", "Compare today's gain over it with the best.", "Answer the best."],
    "example": [([7, 1, 5, 3, 6, 4],), 5],
    "edges": [([],), ([5],), ([1, 2],), ([2, 1],), ([3, 3],)],
}


def best_time_to_trade(prices: list[int]) -> int:
    """The largest profit."""
    best = 0
    lowest = float("inf")
    for price in prices:
        lowest = min(lowest, price)
        best = max(best, int(price - lowest))
    return best


def oracle(prices: list[int]) -> int:
    return max([0, *(prices[j] - prices[i] for j in range(len(prices)) for i in range(j))])


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 20) for _ in range(size)],)
