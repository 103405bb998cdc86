"""Heaviest increasing subsequence: the largest sum of a strictly rising subsequence.

For each element the best sum of a rising subsequence that ends there is its own value and the best sum of an earlier,
smaller element.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["maximum sum increasing subsequence"],
    "keywords": "maximum largest sum increasing subsequence heaviest",
    "preconditions": ["the subsequence is not empty, but for an empty list (0)"],
    "growth": "n^2",
    "growth_reason": "each pair of elements is looked at once",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 15"],
    "steps": ["Go through the elements.", "Add the best sum of an earlier smaller one.", "The largest of all sums."],
    "example": [([1, 101, 2, 3, 100, 4, 5],), 106],
    "edges": [([],), ([-3],), ([5, 5],), ([-1, -2],)],
}


def maximum_sum_increasing_subsequence(numbers: list[int]) -> int:
    """The largest sum of a strictly rising subsequence."""
    sums: list[int] = []
    for i, number in enumerate(numbers):
        sums.append(number + max((sums[j] for j in range(i) if numbers[j] < number and sums[j] > 0), default=0))
    return max(sums, default=0)


def oracle(numbers: list[int]) -> int:
    parts = ([v for i, v in enumerate(numbers) if mask >> i & 1] for mask in range(1, 1 << len(numbers)))
    return max((sum(part) for part in parts if part == sorted(set(part))), default=0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-5, 9) for _ in range(min(size, 8))],)
