"""Bursting balloons: the most coins, where bursting one gives its number times those of both neighbours then.

The balloon that bursts last in a stretch has the stretch's borders as neighbours.
"""

from itertools import permutations
from random import Random
from typing import Any

ENTRY = {
    "keywords": "burst balloons maximum coins",
    "preconditions": ["beyond both ends stands a 1 that is never burst"],
    "growth": "n^3",
    "growth_reason": "each last balloon of each stretch",
    "references": ["T. H. Cormen and others, Introduction to Algorithms, section 15.2"],
    "steps": ["Solve each stretch from shorter ones.", "Try every balloon as its last."],
    "example": [([3, 1, 5, 8],), 167],
    "edges": [([],), ([5],), ([1, 2],), ([0, 3],)],
}


def burst_balloons(numbers: list[int]) -> int:
    """The most coins."""
    row = [1, *numbers, 1]
    best = [[0] * len(row) for _ in row]
    for width in range(2, len(row)):
        for left in range(len(row) - width):
            right = left + width
            best[left][right] = max(
                best[left][last] + row[left] * row[last] * row[right] + best[last][right]
                for last in range(left + 1, right)
            )
    return best[0][-1]


def oracle(numbers: list[int]) -> int:
    best = 0
    for order in permutations(range(len(numbers))):
        left, coins = list(range(len(numbers))), 0
        for burst in order:
            place = left.index(burst)
            before = numbers[left[place - 1]] if place else 1
            after = numbers[left[place + 1]] if place + 1 < len(left) else 1
            coins += before * numbers[burst] * after
            left.pop(place)
        best = max(best, coins)
    return best


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 9) for _ in range(rng.randint(0, min(size, 5)))],)
