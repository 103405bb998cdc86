"""Prefix function: for each prefix the length of its longest proper beginning that is also its end.

The value of the prefix before is extended by the next character if it fits; otherwise the next shorter border is tried,
which is the border of the border.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["failure function", "border array", "longest proper prefix suffix"],
    "keywords": "prefix function failure table kmp border lps longest prefix also suffix",
    "growth": "n",
    "growth_reason": "the border grows by one a step and each fallback shrinks it",
    "references": ["D. Gusfield, Algorithms on Strings, Trees and Sequences, chapter 2"],
    "steps": [
        "Start with the border of the prefix before.",
        "While the next character does not fit, fall back to the border's border.",
        "Extend it when the character fits.",
    ],
    "example": [("ababaca",), [0, 0, 1, 2, 3, 0, 1]],
    "edges": [("",), ("a",), ("aaaa",), ("abcab",)],
}


def prefix_function(text: str) -> list[int]:
    """The length of the longest border of each prefix."""
    borders = [0] * len(text)
    for i in range(1, len(text)):
        length = borders[i - 1]
        while length and text[length] != text[i]:
            length = borders[length - 1]
        borders[i] = length + (text[length] == text[i])
    return borders


def oracle(text: str) -> list[int]:
    prefixes = [text[: i + 1] for i in range(len(text))]
    return [max(k for k in range(len(p)) if p.startswith(p[len(p) - k :])) for p in prefixes]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("ab") for _ in range(2 * size)),)
