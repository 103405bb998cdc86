"""Largest number: numbers joined in the order that makes the longest line of digits as large as possible.

Of two numbers the one comes first that makes the joined pair larger. This comparison is consistent, so sorting by it
gives the best order of all.
"""

from functools import cmp_to_key
from itertools import permutations
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["concatenate to the largest number"],
    "keywords": "largest number concatenate arrange join digits string non-negative integers order",
    "preconditions": ['numbers are integers ≥ 0; only zeros give "0"'],
    "growth": "n log n",
    "growth_reason": "a sort whose comparisons join two short texts",
    "references": ["S. Skiena, The Algorithm Design Manual, chapter 4"],
    "steps": [
        "Write the numbers as text.",
        "Sort them so that of two the one comes first that gives the larger pair.",
        "Join them; several leading zeros are one zero.",
    ],
    "example": [([3, 30, 34, 5, 9],), "9534330"],
    "edges": [([0, 0],), ([1],), ([10, 2],), ([12, 121],)],
}


def largest_number(nums: list[int]) -> str:
    """The digits of the largest number that joining can give."""

    def compare(one: str, other: str) -> int:
        return (one + other < other + one) - (one + other > other + one)

    joined = "".join(sorted(map(str, nums), key=cmp_to_key(compare)))
    return joined.lstrip("0") or "0"


def oracle(nums: list[int]) -> str:
    return str(max(int("".join(map(str, order)) or "0") for order in permutations(nums)))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, rng.choice([9, 130])) for _ in range(min(size, 5))],)
