"""Adjacent duplicates: a text from which pairs of equal neighbours are taken out until there is none.

A stack holds what is left; a character equal to the one on top takes it off.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "remove all adjacent duplicates in string repeatedly pairs",
    "growth": "n",
    "growth_reason": "each character goes on the stack and off it at most once",
    "references": ["M. T. Goodrich and R. Tamassia, Data Structures and Algorithms in Java, chapter 5"],
    "steps": ["Put each character on a stack.", "An equal one on top goes with it."],
    "example": [("abbaca",), "ca"],
    "edges": [("",), ("a",), ("aa",), ("aaa",), ("abba",)],
}


def remove_adjacent_duplicates(text: str) -> str:
    """What is left."""
    left: list[str] = []
    for character in text:
        if left and left[-1] == character:
            left.pop()
        else:
            left.append(character)
    return "".join(left)


def oracle(text: str) -> str:
    for place in range(len(text) - 1):
        if text[place] == text[place + 1]:
            return oracle(text[:place] + text[place + 2 :])
    return text


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("abc") for _ in range(rng.randint(0, size))),)
