"""Longest palindromic substring: the longest piece that reads the same backwards, the first of equal length.

Every palindrome has a centre, a character or a gap. From each centre the borders move outwards while the characters
agree.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["longest palindrome in a string"],
    "keywords": "longest palindromic substring palindrome string reads same backwards",
    "preconditions": ["the leftmost of the longest is returned"],
    "growth": "n^2",
    "growth_reason": "2n - 1 centres, each at most n/2 steps",
    "references": ["D. Gusfield, Algorithms on Strings, Trees, and Sequences, section 9.2"],
    "steps": [
        "For each centre move both borders outwards while the characters are equal.",
        "Keep the longest piece found, the earlier one when equal.",
    ],
    "example": [("babad",), "bab"],
    "edges": [("",), ("a",), ("ab",), ("aa",), ("abcba",)],
}


def longest_palindromic_substring(s: str) -> str:
    """The first longest palindrome in s."""
    best = ""
    for centre in range(2 * len(s) - 1):
        left, right = centre // 2, (centre + 1) // 2
        while left >= 0 and right < len(s) and s[left] == s[right]:
            left, right = left - 1, right + 1
        if right - left - 1 > len(best):
            best = s[left + 1 : right]
    return best


def oracle(s: str) -> str:
    pieces = [s[i:j] for i in range(len(s)) for j in range(i, len(s) + 1)]
    return max((p for p in pieces if p == p[::-1]), key=len, default="")


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choices("ab", k=2 * size)),)
