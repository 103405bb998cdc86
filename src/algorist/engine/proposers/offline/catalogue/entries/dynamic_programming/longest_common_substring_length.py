"""Longest common substring: how long the longest piece is that two texts share.

A shared piece that ends at a pair of positions is one longer than the one that ends just before both. The largest
length is kept.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["lcs length"],
    "keywords": "longest common substring length contiguous shared piece two strings lcs",
    "growth": "n * m",
    "growth_reason": "one cell for each pair of positions",
    "references": ["D. Gusfield, Algorithms on Strings, Trees and Sequences, chapter 7"],
    "steps": [
        "Equal characters extend the piece that ends before both.",
        "Different ones end it.",
        "Keep the largest length.",
    ],
    "example": [("witch", "sandwich"), 2],
    "edges": [("", ""), ("a", ""), ("a", "a"), ("ab", "ba"), ("meow", "homeowner")],
}


def longest_common_substring_length(s: str, t: str) -> int:
    """The length of the longest shared piece."""
    ending = [0] * (len(t) + 1)
    best = 0
    for letter in s:
        for j in range(len(t), 0, -1):
            ending[j] = ending[j - 1] + 1 if t[j - 1] == letter else 0
            best = max(best, ending[j])
    return best


def oracle(s: str, t: str) -> int:
    pieces = [s[i:j] for j in range(len(s) + 1) for i in range(j + 1)]
    return max(len(piece) for piece in pieces if piece in t)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return "".join(rng.choice("ab") for _ in range(size)), "".join(rng.choice("abc") for _ in range(size))
