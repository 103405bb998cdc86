"""Pangram: whether a text holds every letter of the English alphabet.

The best known one speaks of a quick brown fox.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "pangram every letter of the alphabet",
    "growth": "n",
    "growth_reason": "one step a character",
    "references": ["D. A. Borgmann, Language on Vacation"],
    "steps": ["Begin with all letters.", "Strike out those that come.", "See whether any is left."],
    "example": [("The quick brown fox jumps over the lazy dog",), True],
    "edges": [("",), ("abc",), ("ABCDEFGHIJKLMNOPQRSTUVWXYZ",)],
}


def is_pangram(text: str) -> bool:
    """Whether no letter is missing."""
    missing = set("abcdefghijklmnopqrstuvwxyz")
    for character in text.lower():
        missing.discard(character)
    return not missing


def oracle(text: str) -> bool:
    return all(chr(code) in text.lower() for code in range(97, 123))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    letters = list("abcdefghijklmnopqrstuvwxyz" * 2)
    rng.shuffle(letters)
    return ("".join(letters[: rng.randint(0, 40 + size)]),)
