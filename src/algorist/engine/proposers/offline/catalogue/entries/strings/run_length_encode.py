"""Run-length encoding: each run of a character written as the character and its length.

A run is counted as long as the character stays the same; at its end the character and the count are written.
"""

from itertools import groupby
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["rle", "string compression"],
    "keywords": "run length encoding compress string counts consecutive characters aaabb a3b2",
    "preconditions": ["a run of one is written with its 1"],
    "growth": "n",
    "growth_reason": "each character is looked at once",
    "references": ["D. Salomon, Data Compression: The Complete Reference, chapter 1"],
    "steps": [
        "Begin a run with the first character.",
        "Count while the character stays the same.",
        "Write the character and the count, and begin the next run.",
    ],
    "example": [("aaabbc",), "a3b2c1"],
    "edges": [("",), ("a",), ("abab",), ("aaaaaaaaaaaa",)],
}


def run_length_encode(text: str) -> str:
    """The runs as characters with counts."""
    pieces = []
    start = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or text[i] != text[start]:
            pieces.append(f"{text[start]}{i - start}")
            start = i
    return "".join(pieces)


def oracle(text: str) -> str:
    return "".join(letter + str(len(list(run))) for letter, run in groupby(text))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("abc") * rng.randint(1, 4) for _ in range(size)),)
