"""Run-length decoding: the text that characters with counts stand for.

Digits are gathered until the run's count is complete, then the character before them is repeated.
"""

import re
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["decompress string"],
    "keywords": "run length decoding decompress expand string counts a3b2",
    "preconditions": ["each character is followed by its count"],
    "growth": "n",
    "growth_reason": "each character is read and written once",
    "references": ["D. Salomon, Data Compression: The Complete Reference, chapter 1"],
    "steps": ["Read a character.", "Read the digits behind it as its count.", "Write the character that many times."],
    "example": [("a3b2c1",), "aaabbc"],
    "edges": [("",), ("a1",), ("a12",), ("a0b2",)],
}


def run_length_decode(text: str) -> str:
    """The expanded text."""
    pieces = []
    i = 0
    while i < len(text):
        letter, count = text[i], 0
        i += 1
        while i < len(text) and text[i].isdigit():
            count = 10 * count + int(text[i])
            i += 1
        pieces.append(letter * count)
    return "".join(pieces)


def oracle(text: str) -> str:
    return re.sub(r"(\D)(\d+)", lambda run: run[1] * int(run[2]), text)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(f"{rng.choice('abc')}{rng.randint(0, 14)}" for _ in range(size)),)
