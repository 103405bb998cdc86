"""Radix sort: non-negative integers in ascending order, digit by digit.

The numbers are dealt into 256 piles by their lowest byte and gathered again in order, then by the next byte and so on.
Dealing keeps earlier order within a pile, so after the highest byte all is sorted.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "radix sort integers digits non-negative ascending lsd buckets bytes",
    "preconditions": ["numbers are integers ≥ 0"],
    "growth": "n",
    "growth_reason": "as many passes as the largest number has bytes",
    "references": ["R. Sedgewick and K. Wayne, Algorithms, 4th edition, section 5.1"],
    "steps": [
        "Deal the numbers into piles by their lowest byte.",
        "Gather the piles in order.",
        "Go on with the next byte until no number has any left.",
    ],
    "example": [([170, 45, 75, 90, 802, 24, 2, 66],), [2, 24, 45, 66, 75, 90, 170, 802]],
    "edges": [([],), ([0],), ([256, 255],), ([3, 3, 3],), ([70000, 0, 65535],)],
}


def radix_sort(nums: list[int]) -> list[int]:
    """The numbers in ascending order."""
    result = list(nums)
    shift = 0
    while result and max(result) >> shift > 0:
        piles: list[list[int]] = [[] for _ in range(256)]
        for value in result:
            piles[(value >> shift) & 255].append(value)
        result = [value for pile in piles for value in pile]
        shift += 8
    return result


def oracle(nums: list[int]) -> list[int]:
    return sorted(nums)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, rng.choice([9, 300, 100000])) for _ in range(size)],)
