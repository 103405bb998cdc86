"""First character without a double: the first that comes only once in a text.

One pass counts, a second one looks for the first count of one.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "first non repeating unique character in string",
    "preconditions": ["None says that there is none"],
    "growth": "n",
    "growth_reason": "two passes",
    "references": ["R. Sedgewick and K. Wayne, Algorithms, section 3.5"],
    "steps": ["Count each character.", "Take the first that was counted once."],
    "example": [("abcabd",), "c"],
    "edges": [("",), ("a",), ("aa",), ("aab",)],
}


def first_unique_character(text: str) -> str | None:
    """The first unique character."""
    counts: dict[str, int] = {}
    for character in text:
        counts[character] = counts.get(character, 0) + 1
    return next((c for c in text if counts[c] == 1), None)


def oracle(text: str) -> str | None:
    return next((c for i, c in enumerate(text) if c not in text[:i] + text[i + 1 :]), None)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("abc") for _ in range(rng.randint(0, size))),)
