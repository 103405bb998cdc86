"""Longest bitonic subsequence: the length of the longest part that first rises and then falls.

For each element the longest rising subsequence that ends there and the longest falling one that begins there are put
together; the element itself is counted once.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["bitonic subsequence"],
    "keywords": "longest bitonic subsequence increasing then decreasing length",
    "preconditions": ["only rising and only falling count as bitonic too; strictly in both directions"],
    "growth": "n^2",
    "growth_reason": "each pair of elements is looked at twice",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 15, problems"],
    "steps": ["Lengths of rising parts that end at each place.", "The same from the right.", "The best sum less one."],
    "example": [([1, 11, 2, 10, 4, 5, 2, 1],), 6],
    "edges": [([],), ([5],), ([1, 2, 3],), ([3, 2, 1],), ([2, 2],)],
}


def longest_bitonic_subsequence(numbers: list[int]) -> int:
    """The length of the longest rising and then falling subsequence."""
    rising = rising_lengths(numbers)
    falling = rising_lengths(numbers[::-1])[::-1]
    return max((up + down - 1 for up, down in zip(rising, falling, strict=True)), default=0)


def rising_lengths(numbers: list[int]) -> list[int]:
    """For each place the length of the longest rising subsequence that ends there."""
    lengths: list[int] = []
    for i, number in enumerate(numbers):
        lengths.append(1 + max((lengths[j] for j in range(i) if numbers[j] < number), default=0))
    return lengths


def oracle(numbers: list[int]) -> int:
    best = 0
    for mask in range(1 << len(numbers)):
        part = [v for i, v in enumerate(numbers) if mask >> i & 1]
        top = part.index(max(part)) if part else 0
        up, down = part[: top + 1], part[top:]
        if up == sorted(set(up)) and down[::-1] == sorted(set(down)):
            best = max(best, len(part))
    return best


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-5, 9) for _ in range(min(size, 8))],)
