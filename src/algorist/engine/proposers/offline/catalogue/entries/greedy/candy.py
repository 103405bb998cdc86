"""Sweets by rank: the fewest sweets in a row of children, at least one each and more than a lower-rated neighbour.

One walk from the left mends what is owed to the left neighbour, one from the right what is owed to the right.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "candy distribution minimum candies children ratings neighbours",
    "growth": "n",
    "growth_reason": "two walks",
    "references": ["J. Kleinberg and É. Tardos, Algorithm Design, chapter 4"],
    "steps": [
        "Give each child one.",
        "From the left, give more than a lower left neighbour has.",
        "From the right, the same.",
    ],
    "example": [([1, 0, 2],), 5],
    "edges": [([],), ([3],), ([1, 1, 1],), ([1, 2, 3],), ([3, 2, 1],)],
}


def candy(ratings: list[int]) -> int:
    """The fewest sweets."""
    sweets = [1] * len(ratings)
    for child in range(1, len(ratings)):
        if ratings[child] > ratings[child - 1]:
            sweets[child] = sweets[child - 1] + 1
    for child in reversed(range(len(ratings) - 1)):
        if ratings[child] > ratings[child + 1]:
            sweets[child] = max(sweets[child], sweets[child + 1] + 1)
    return sum(sweets)


def oracle(ratings: list[int]) -> int:
    sweets = [1] * len(ratings)
    changed = True
    while changed:
        changed = False
        for a in range(len(ratings)):
            for b in (a - 1, a + 1):
                if 0 <= b < len(ratings) and ratings[a] > ratings[b] and sweets[a] <= sweets[b]:
                    sweets[a], changed = sweets[b] + 1, True
    return sum(sweets)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 5) for _ in range(rng.randint(0, size))],)
