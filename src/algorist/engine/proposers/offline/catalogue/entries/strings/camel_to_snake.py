"""Camel case to snake case: capitalised words written together, now in small letters joined by underscores.

A capital that is not the first character begins a new word.
"""

import re
from random import Random
from typing import Any

ENTRY = {
    "keywords": "convert camel case string to snake case underscore lower",
    "growth": "n",
    "growth_reason": "each character is looked at once",
    "references": ["D. Binkley and others, To CamelCase or Under_score, ICPC 2009"],
    "steps": ["Put an underscore before each capital but the first.", "Write all in small letters."],
    "example": [("binarySearchTree",), "binary_search_tree"],
    "edges": [("",), ("a",), ("A",), ("PythonLanguage",)],
}


def camel_to_snake(text: str) -> str:
    """The words in snake case."""
    written = ""
    for place, character in enumerate(text):
        if place and character.isupper():
            written += "_"
        written += character.lower()
    return written


def oracle(text: str) -> str:
    return re.sub("(?<=.)([A-Z])", r"_\1", text).lower()


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    words = [
        "".join(rng.choice("abcxyz") for _ in range(rng.randint(1, 4))) for _ in range(rng.randint(1, size // 2 + 1))
    ]
    text = "".join(word.capitalize() for word in words)
    return (text if rng.random() < 0.5 else text[0].lower() + text[1:],)
