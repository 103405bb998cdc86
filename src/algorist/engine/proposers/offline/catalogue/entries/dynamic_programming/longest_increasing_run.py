"""Longest rising run: the length of the longest stretch of neighbours in which each is larger than the one before.

A run grows while the numbers rise and begins anew where they do not.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["longest continuous increasing subsequence", "longest increasing subarray"],
    "keywords": "longest continuous increasing subarray run consecutive rising length",
    "preconditions": ["strictly larger; 0 for an empty list"],
    "growth": "n",
    "growth_reason": "one pass",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 3, section 5.1.3"],
    "steps": ["Count on while the numbers rise.", "Begin at 1 where they do not.", "Keep the largest count."],
    "example": [([1, 3, 5, 4, 7],), 3],
    "edges": [([],), ([1],), ([2, 2],), ([3, 2, 1],)],
}


def longest_increasing_run(numbers: list[int]) -> int:
    """The length of the longest strictly rising stretch."""
    longest = current = 0
    for i, number in enumerate(numbers):
        current = current + 1 if i and number > numbers[i - 1] else 1
        longest = max(longest, current)
    return longest


def oracle(numbers: list[int]) -> int:
    n = len(numbers)
    parts = [numbers[i:j] for i in range(n) for j in range(i + 1, n + 1)]
    return max((len(part) for part in parts if part == sorted(set(part))), default=0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-4, 9) for _ in range(size)],)
