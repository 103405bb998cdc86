"""Palindrome check: whether a text reads the same both ways, letters and digits alone.

Two pointers move towards each other from both ends. What is neither letter nor digit is passed over, and case makes no
difference.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["valid palindrome"],
    "keywords": "palindrome check phrase sentence reads same backwards ignore case punctuation spaces letters",
    "preconditions": ["case is ignored, as is all but letters and digits"],
    "growth": "n",
    "growth_reason": "each character is looked at once",
    "references": ["S. Skiena, The Algorithm Design Manual, chapter 6"],
    "steps": [
        "Look at the first and the last character.",
        "Skip what is neither letter nor digit.",
        "Stop when they differ; go inwards when they agree.",
    ],
    "example": [("A man, a plan, a canal: Panama",), True],
    "edges": [("",), ("a",), (".,",), ("ab",), ("0P",), ("ab_a",)],
}


def is_palindrome(text: str) -> bool:
    """Whether the letters and digits read the same both ways."""
    low, high = 0, len(text) - 1
    while low < high:
        if not text[low].isalnum():
            low += 1
        elif not text[high].isalnum():
            high -= 1
        elif text[low].lower() != text[high].lower():
            return False
        else:
            low, high = low + 1, high - 1
    return True


def oracle(text: str) -> bool:
    letters = [c.lower() for c in text if c.isalnum()]
    return letters == letters[::-1]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    half = "".join(rng.choice("aAb1, ") for _ in range(size))
    return (half + rng.choice(["", "b", half[::-1], half[::-1].lower()]),)
