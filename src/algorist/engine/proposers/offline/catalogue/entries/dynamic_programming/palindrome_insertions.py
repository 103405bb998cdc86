"""Insertions to a palindrome: the fewest characters to put into a text so that it reads the same both ways.

Equal ends need nothing; else one of the two is doubled at the other end.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["minimum deletions to make a palindrome"],
    "keywords": "minimum insertions or deletions to make string palindrome",
    "growth": "n^2",
    "growth_reason": "one step for each stretch of the text",
    "references": ["T. H. Cormen and others, Introduction to Algorithms, problem 15-2"],
    "steps": ["Solve every stretch from the shorter ones.", "Equal ends fall away, else pay one."],
    "example": [("abcda",), 2],
    "edges": [("",), ("a",), ("ab",), ("aba",)],
}


def palindrome_insertions(text: str) -> int:
    """The fewest insertions; as many deletions would do."""
    before = [0] * (len(text) + 1)
    row = before
    for start in reversed(range(len(text))):
        row = [0] * (len(text) + 1)
        for end in range(start + 1, len(text)):
            if text[start] == text[end]:
                row[end] = before[end - 1]
            else:
                row[end] = 1 + min(before[end], row[end - 1])
        before = row
    return row[len(text) - 1] if text else 0


def oracle(text: str) -> int:
    if len(text) < 2:
        return 0
    if text[0] == text[-1]:
        return oracle(text[1:-1])
    return 1 + min(oracle(text[1:]), oracle(text[:-1]))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("abc") for _ in range(rng.randint(0, size))),)
