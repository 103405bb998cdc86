"""Longest palindromic subsequence: the length of the longest text left after deletions that reads the same both ways.

When both ends of a part agree they enclose the best of what is between; otherwise one end is dropped. Parts are solved
from short to long.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "longest palindromic subsequence length palindrome deletions string",
    "growth": "n^2",
    "growth_reason": "one step for each part of the text",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 15"],
    "steps": [
        "A single character is a palindrome of length 1.",
        "Equal ends add 2 to the part between them.",
        "Otherwise take the better of dropping either end.",
    ],
    "example": [("bbbab",), 4],
    "edges": [("",), ("a",), ("ab",), ("aa",), ("cbbd",)],
}


def longest_palindromic_subsequence(text: str) -> int:
    """The length of the longest palindromic subsequence."""
    n = len(text)
    best = [[0] * (n + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        best[i][i + 1] = 1
        for j in range(i + 2, n + 1):
            if text[i] == text[j - 1]:
                best[i][j] = best[i + 1][j - 1] + 2
            else:
                best[i][j] = max(best[i + 1][j], best[i][j - 1])
    return best[0][n]


def oracle(text: str) -> int:
    parts = ["".join(c for i, c in enumerate(text) if m >> i & 1) for m in range(1 << len(text))]
    return max(len(part) for part in parts if part == part[::-1])


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("abc") for _ in range(min(size, 8))),)
