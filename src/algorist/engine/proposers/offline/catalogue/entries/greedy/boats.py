"""Rescue boats: the fewest boats for people of given weights, at most two in a boat and no boat overloaded.

The heaviest goes with the lightest if both fit, else alone.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "boats to save people minimum number limit weight two",
    "preconditions": ["no one is heavier than the limit"],
    "growth": "n log n",
    "growth_reason": "sorting",
    "references": ["J. Kleinberg and É. Tardos, Algorithm Design, chapter 4"],
    "steps": ["Sort the weights.", "Send the heaviest, with the lightest if there is room."],
    "example": [([3, 2, 2, 1], 3), 3],
    "edges": [([], 5), ([5], 5), ([1, 1], 2), ([3, 5, 3, 4], 5)],
}


def boats(weights: list[int], limit: int) -> int:
    """The fewest boats."""
    ordered = sorted(weights)
    lightest, heaviest = 0, len(ordered) - 1
    count = 0
    while lightest <= heaviest:
        if ordered[lightest] + ordered[heaviest] <= limit:
            lightest += 1
        heaviest -= 1
        count += 1
    return count


def oracle(weights: list[int], limit: int) -> int:
    if not weights:
        return 0
    first, rest = weights[0], weights[1:]
    best = oracle(rest, limit)
    for place, other in enumerate(rest):
        if first + other <= limit:
            best = min(best, oracle(rest[:place] + rest[place + 1 :], limit))
    return best + 1


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return [rng.randint(1, 9) for _ in range(rng.randint(0, min(size, 7)))], rng.randint(9, 13)
