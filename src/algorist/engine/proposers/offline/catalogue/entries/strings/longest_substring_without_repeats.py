"""Longest stretch without repeats: the length of the longest piece of a text with no character twice.

A window grows to the right. When its new character was seen inside it, the window's start jumps behind that place.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["longest substring without repeating characters"],
    "keywords": "longest substring without repeating characters unique distinct window length",
    "growth": "n",
    "growth_reason": "each character enters the window once",
    "references": ["S. Skiena, The Algorithm Design Manual, chapter 4"],
    "steps": [
        "Remember where each character was last seen.",
        "When the new one was seen inside the window, move the start behind it.",
        "Keep the largest length.",
    ],
    "example": [("abcabcbb",), 3],
    "edges": [("",), ("a",), ("aa",), ("abba",), ("pwwkew",)],
}


def longest_substring_without_repeats(text: str) -> int:
    """The length of the longest stretch without repeats."""
    seen: dict[str, int] = {}
    start = best = 0
    for i, letter in enumerate(text):
        if seen.get(letter, -1) >= start:
            start = seen[letter] + 1
        seen[letter] = i
        best = max(best, i - start + 1)
    return best


def oracle(text: str) -> int:
    pieces = [text[i:j] for j in range(len(text) + 1) for i in range(j + 1)]
    return max(len(piece) for piece in pieces if len(set(piece)) == len(piece))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("abcd") for _ in range(size)),)
