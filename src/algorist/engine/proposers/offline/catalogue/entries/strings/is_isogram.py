"""Isogram: whether no letter comes twice in a text.

Capital and small letters are the same; other signs may come again.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "isogram no repeating letters word",
    "growth": "n",
    "growth_reason": "one step a character",
    "references": ["D. A. Borgmann, Language on Vacation"],
    "steps": ["Remember the letters that came.", "Stop at one that came before."],
    "example": [("lumberjacks",), True],
    "edges": [("",), ("aA",), ("a-b-c",)],
}


def is_isogram(text: str) -> bool:
    """Whether all letters differ."""
    seen: set[str] = set()
    for character in text.lower():
        if character.isalpha():
            if character in seen:
                return False
            seen.add(character)
    return True


def oracle(text: str) -> bool:
    letters = [c for c in text.lower() if c.isalpha()]
    return all(letters.count(c) == 1 for c in letters)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("abcdeF- ") for _ in range(rng.randint(0, size))),)
