"""Palindromic substrings: how many places hold a part that reads the same backwards.

Every palindrome grows from its middle, of which there are 2n - 1.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "count palindromic substrings palindromes in string",
    "growth": "n^2",
    "growth_reason": "each middle grows up to n / 2 steps",
    "references": ["D. Gusfield, Algorithms on Strings, Trees, and Sequences, chapter 9"],
    "steps": ["Take every middle.", "Grow while both ends agree, and count."],
    "example": [("aaa",), 6],
    "edges": [("",), ("a",), ("ab",), ("abba",)],
}


def count_palindromic_substrings(text: str) -> int:
    """The number of palindromic substrings."""
    count = 0
    for middle in range(2 * len(text) - 1):
        left, right = middle // 2, (middle + 1) // 2
        while left >= 0 and right < len(text) and text[left] == text[right]:
            count, left, right = count + 1, left - 1, right + 1
    return count


def oracle(text: str) -> int:
    parts = [text[i:j] for i in range(len(text)) for j in range(i + 1, len(text) + 1)]
    return sum(part == part[::-1] for part in parts)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("abc") for _ in range(rng.randint(0, size))),)
