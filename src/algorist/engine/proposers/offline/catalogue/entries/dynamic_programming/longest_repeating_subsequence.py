"""Longest repeating subsequence: the longest that a text holds twice, no letter at the same place.

It is a longest common subsequence of the text with itself in which equal places do not match.
"""

from itertools import combinations
from operator import ne
from random import Random
from typing import Any

ENTRY = {
    "keywords": "longest repeating repeated subsequence length twice",
    "growth": "n^2",
    "growth_reason": "one step for each pair of places",
    "references": ["T. H. Cormen et al., Introduction to Algorithms, section 15.4 (the longest common subsequence)"],
    "steps": ["Match the text with itself, but for equal places."],
    "example": [("AABEBCDD",), 3],
    "edges": [("",), ("a",), ("aa",), ("abab",)],
}


def longest_repeating_subsequence(text: str) -> int:
    """Its length."""
    row = [0] * (len(text) + 1)
    for i, a in enumerate(text, start=1):
        corner = 0
        for j, b in enumerate(text, start=1):
            corner, row[j] = row[j], corner + 1 if a == b and i != j else max(row[j], row[j - 1])
    return row[-1]


def oracle(text: str) -> int:
    places = range(len(text))
    for length in range(len(text), 0, -1):
        chosen = [(rows, "".join(text[i] for i in rows)) for rows in combinations(places, length)]
        if any(s == t and all(map(ne, p, q)) for p, s in chosen for q, t in chosen):
            return length
    return 0


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("abc") for _ in range(rng.randint(0, min(size, 5)))),)
