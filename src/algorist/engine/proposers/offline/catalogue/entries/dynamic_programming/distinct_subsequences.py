"""Distinct subsequences: in how many ways a text is left when letters of another are struck out.

Each letter of the longer text either stands for one of the shorter or is struck out.
"""

from itertools import combinations
from random import Random
from typing import Any

ENTRY = {
    "keywords": "count distinct subsequences number of times string occurs as subsequence",
    "growth": "n m",
    "growth_reason": "one step for each pair of letters",
    "references": ["D. Gusfield, Algorithms on Strings, Trees, and Sequences, chapter 11"],
    "steps": ["Keep the ways to have each beginning of the part.", "Each letter of the text adds to them."],
    "example": [("rabbbit", "rabbit"), 3],
    "edges": [("", ""), ("a", ""), ("", "a"), ("aaa", "a")],
}


def distinct_subsequences(text: str, part: str) -> int:
    """The number of ways."""
    ways = [1] + [0] * len(part)
    for character in text:
        for j in range(len(part), 0, -1):
            if part[j - 1] == character:
                ways[j] += ways[j - 1]
    return ways[-1]


def oracle(text: str, part: str) -> int:
    return sum("".join(chosen) == part for chosen in combinations(text, len(part)))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return tuple("".join(rng.choice("ab") for _ in range(rng.randint(0, most))) for most in (size, 3))
