"""Differing bits over all pairs: the sum of the Hamming distances of every two numbers of a list.

At each place of the words every one differs from every zero: no pair need be looked at.
"""

from itertools import combinations
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["total Hamming distance"],
    "keywords": "sum of bit differences among all pairs total hamming distance",
    "preconditions": ["numbers ≥ 0, each unordered pair counted once"],
    "growth": "n",
    "growth_reason": "one count a place of the word",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 4A, section 7.1.3"],
    "steps": ["Count the ones at each place.", "Add ones times zeros."],
    "example": [([4, 14, 2],), 6],
    "edges": [([],), ([5],), ([5, 5],), ([0, 7],)],
}


def sum_of_bit_differences(numbers: list[int]) -> int:
    """The differing bits of all pairs."""
    total = 0
    for place in range(max(numbers, default=0).bit_length()):
        ones = sum(number >> place & 1 for number in numbers)
        total += ones * (len(numbers) - ones)
    return total


def oracle(numbers: list[int]) -> int:
    return sum(f"{a ^ b:b}".count("1") for a, b in combinations(numbers, 2))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 20) for _ in range(rng.randint(0, size))],)
