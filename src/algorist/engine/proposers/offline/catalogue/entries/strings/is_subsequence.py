"""Subsequence: whether the characters of one text come in the same order, not always side by side, in another.

One walks along the longer text; each time its character is the one that is waited for, one waits for the next.
"""

from itertools import combinations
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["subsequence check"],
    "keywords": "is subsequence of another string check order characters",
    "growth": "n",
    "growth_reason": "one pass along the longer text",
    "references": ["Cormen et al., Introduction to Algorithms, section 15.4"],
    "steps": ["Wait for the first character.", "On meeting it wait for the next.", "All met: yes."],
    "example": [("ace", "abcde"), True],
    "edges": [("", ""), ("", "a"), ("a", ""), ("aa", "a"), ("ba", "ab")],
}


def is_subsequence(part: str, text: str) -> bool:
    """Whether the part comes out of the text by leaving characters out."""
    waiting = 0
    for character in text:
        if waiting < len(part) and character == part[waiting]:
            waiting += 1
    return waiting == len(part)


def oracle(part: str, text: str) -> bool:
    return any("".join(chosen) == part for chosen in combinations(text, len(part)))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    text = "".join(rng.choice("ab") for _ in range(min(size, 9)))
    part = "".join(c for c in text if rng.random() < 0.5)
    return part if rng.random() < 0.6 else part[::-1], text
