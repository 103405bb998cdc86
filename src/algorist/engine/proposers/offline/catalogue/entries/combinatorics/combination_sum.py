"""Combination sum: all ways to reach a target with numbers that may be used again.

The sorted numbers are tried in turn, each as often as it fits; a later choice never uses an earlier number, so that no
way comes twice.
"""

import itertools
from random import Random
from typing import Any

ENTRY = {
    "keywords": "combination sum candidates target all ways numbers reused repeatedly",
    "preconditions": ["numbers are different and ≥ 1; each way in ascending order, the ways in ascending order"],
    "growth": "2^target",
    "growth_reason": "there may be that many ways",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 4, section 7.2.1.4"],
    "steps": [
        "Try each number that is not smaller than the last.",
        "Go on with what is left of the target.",
        "At 0 the way is complete.",
    ],
    "example": [([2, 3, 6, 7], 7), [[2, 2, 3], [7]]],
    "edges": [([], 0), ([], 1), ([2], 1), ([3, 5, 8], 11)],
}


def combination_sum(candidates: list[int], target: int) -> list[list[int]]:
    """The ways to reach the target."""
    numbers = sorted(candidates)
    found: list[list[int]] = []

    def extend(way: list[int], start: int, left: int) -> None:
        if left == 0:
            found.append(way)
        for i in range(start, len(numbers)):
            if numbers[i] > left:
                break
            extend([*way, numbers[i]], i, left - numbers[i])

    extend([], 0, target)
    return found


def oracle(candidates: list[int], target: int) -> list[list[int]]:
    ways = [w for k in range(target + 1) for w in itertools.combinations_with_replacement(sorted(candidates), k)]
    return sorted(list(way) for way in ways if sum(way) == target)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.sample(range(2, 9), min(size, 3)), rng.randint(0, 9)
