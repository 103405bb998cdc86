"""Longest increasing subsequence: how many numbers can be kept so that the rest rises strictly.

tails[k] is the smallest number that can end a rising subsequence of length k + 1. It is sorted, so each number finds
its place by binary search: it lengthens the longest one or lowers a tail.
"""

from bisect import bisect_left
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["LIS", "patience sorting"],
    "keywords": "longest increasing subsequence length strictly lis patience",
    "preconditions": ["strictly increasing; the length is returned"],
    "growth": "n log n",
    "growth_reason": "one binary search for each number",
    "references": [
        "M. Fredman, On computing the length of longest increasing subsequences, Discrete Mathematics, 1975"
    ],
    "steps": [
        "Keep the smallest possible end for each length of a rising subsequence.",
        "For each number find the first end that is not smaller.",
        "Replace that end by the number, or append it when every end is smaller.",
        "The number of ends is the answer.",
    ],
    "example": [([10, 9, 2, 5, 3, 7, 101, 18],), 4],
    "edges": [([],), ([1],), ([2, 2, 2],), ([3, 2, 1],), ([-1, 0, 1],)],
}


def longest_increasing_subsequence(nums: list[int]) -> int:
    """The length of a longest strictly increasing subsequence."""
    tails: list[int] = []
    for value in nums:
        place = bisect_left(tails, value)
        if place == len(tails):
            tails.append(value)
        else:
            tails[place] = value
    return len(tails)


def oracle(nums: list[int]) -> int:
    best = [1] * len(nums)
    for i in range(len(nums)):
        for j in range(i):
            if nums[j] < nums[i]:
                best[i] = max(best[i], best[j] + 1)
    return max(best, default=0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-size, size) for _ in range(size)],)
