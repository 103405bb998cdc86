"""Hamming distance: at how many places two texts of one length differ.

It tells how many single errors lead from one word of a code to another.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "hamming distance two strings equal length differ positions",
    "preconditions": ["both texts are equally long"],
    "growth": "n",
    "growth_reason": "one comparison a place",
    "references": ["R. W. Hamming, Error detecting and error correcting codes, Bell System Technical Journal, 1950"],
    "steps": ["Compare the texts place by place.", "Count the differences."],
    "example": [("karolin", "kathrin"), 3],
    "edges": [("", ""), ("a", "b"), ("ab", "ab")],
}


def hamming_distance(first: str, second: str) -> int:
    """How many places differ."""
    count = 0
    for a, b in zip(first, second, strict=True):
        if a != b:
            count += 1
    return count


def oracle(first: str, second: str) -> int:
    return len([i for i in range(len(first)) if first[i] != second[i]])


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = rng.randint(0, size)
    return "".join(rng.choice("ab") for _ in range(n)), "".join(rng.choice("ab") for _ in range(n))
