"""Snake case to camel case: words joined by underscores written together, each beginning with a capital.

Each word's first letter becomes a capital.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["to pascal case"],
    "keywords": "convert snake case string to camel case",
    "growth": "n",
    "growth_reason": "each character is copied once",
    "references": ["D. Binkley and others, To CamelCase or Under_score, ICPC 2009"],
    "steps": ["Split at the underscores.", "Join the words, each with a capital."],
    "example": [("binary_search_tree",), "BinarySearchTree"],
    "edges": [("",), ("a",), ("ab_c",), ("a_b_c",)],
}


def snake_to_camel(text: str) -> str:
    """The words in camel case."""
    return "".join(word[:1].upper() + word[1:] for word in text.split("_"))


def oracle(text: str) -> str:
    written, capital = "", True
    for character in text:
        if character == "_":
            capital = True
        else:
            written += character.upper() if capital else character
            capital = False
    return written


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    words = [
        "".join(rng.choice("abcxyz") for _ in range(rng.randint(1, 4))) for _ in range(rng.randint(1, size // 2 + 1))
    ]
    return ("_".join(words),)
