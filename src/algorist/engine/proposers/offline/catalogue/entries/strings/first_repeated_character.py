"""First repeated character: the first that came before in a text.

A set remembers what came.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "first repeated duplicate character in string",
    "preconditions": ["None says that there is none"],
    "growth": "n",
    "growth_reason": "one pass",
    "references": ["R. Sedgewick and K. Wayne, Algorithms, section 3.5"],
    "steps": ["Remember each character.", "Stop at one that is remembered."],
    "example": [("abcabc",), "a"],
    "edges": [("",), ("a",), ("aa",), ("abb",)],
}


def first_repeated_character(text: str) -> str | None:
    """The first character that comes again."""
    seen: set[str] = set()
    for character in text:
        if character in seen:
            return character
        seen.add(character)
    return None


def oracle(text: str) -> str | None:
    return next((c for i, c in enumerate(text) if c in text[:i]), None)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("abc") for _ in range(rng.randint(0, size))),)
