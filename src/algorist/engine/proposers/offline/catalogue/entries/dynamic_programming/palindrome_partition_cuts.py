"""Palindrome partition: the fewest cuts that divide a text into palindromes.

The fewest cuts of a prefix are one more than those of the prefix before its last palindrome. Palindromes are found by
growing them from each middle.
"""

from itertools import pairwise
from random import Random
from typing import Any

ENTRY = {
    "keywords": "palindrome partitioning minimum cuts divide string pieces palindromic",
    "growth": "n^2",
    "growth_reason": "each palindrome is grown once from its middle",
    "references": ["D. Gusfield, Algorithms on Strings, Trees and Sequences, chapter 9"],
    "steps": [
        "A prefix of length k needs at most k - 1 cuts.",
        "Grow palindromes from every middle.",
        "Each one offers its start's cuts and one more to its end.",
    ],
    "example": [("aab",), 1],
    "edges": [("",), ("a",), ("ab",), ("aa",), ("abcba",)],
}


def palindrome_partition_cuts(text: str) -> int:
    """The fewest cuts; none for an empty text."""
    n = len(text)
    cuts = list(range(-1, n))
    for middle in range(n):
        for right in (middle, middle + 1):
            low, high = middle, right
            while low >= 0 and high < n and text[low] == text[high]:
                cuts[high + 1] = min(cuts[high + 1], cuts[low] + 1)
                low, high = low - 1, high + 1
    return max(cuts[n], 0)


def oracle(text: str) -> int:
    n = len(text)
    counts = [0]
    for mask in sorted(range(1 << max(n - 1, 0)), key=int.bit_count):
        ends = [0] + [i + 1 for i in range(n - 1) if mask >> i & 1] + [n]
        pieces = [text[a:b] for a, b in pairwise(ends)]
        if all(piece == piece[::-1] for piece in pieces):
            return mask.bit_count()
    return counts[0]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("ab") for _ in range(min(size, 9))),)
