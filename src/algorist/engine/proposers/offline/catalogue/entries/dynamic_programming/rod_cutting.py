"""Rod cutting: the best price for a rod that may be cut into pieces.

The best price of a length is the best over the first piece's length: its price and the best price of the rest. Lengths
are solved from 1 upwards.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "rod cutting prices length pieces maximum revenue cut",
    "preconditions": ["prices[i] is the price of a piece of length i + 1; the rod is as long as the list"],
    "growth": "n^2",
    "growth_reason": "each first piece is tried for each length",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 15"],
    "steps": ["A rod of length 0 brings 0.", "For each length try every first piece and the best of the rest."],
    "example": [([1, 5, 8, 9, 10, 17, 17, 20],), 22],
    "edges": [([],), ([3],), ([3, 1],), ([0, 0, 5],)],
}


def rod_cutting(prices: list[int]) -> int:
    """The best total price."""
    best = [0]
    for length in range(1, len(prices) + 1):
        best.append(max(prices[piece - 1] + best[length - piece] for piece in range(1, length + 1)))
    return best[-1]


def oracle(prices: list[int]) -> int:
    n = len(prices)
    totals = []
    for cuts in range(1 << max(n - 1, 0)):
        ends = [i + 1 for i in range(n - 1) if cuts >> i & 1] + [n]
        starts = [0, *ends[:-1]]
        totals.append(sum(prices[end - start - 1] for start, end in zip(starts, ends, strict=True) if end > start))
    return max(totals)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 20) for _ in range(min(size, 8))],)
