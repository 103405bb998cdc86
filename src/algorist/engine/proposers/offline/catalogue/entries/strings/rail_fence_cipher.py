"""Rail fence cipher: a text written in a zigzag over so many rails and read off rail by rail.

The rail goes down and up again as the text is written.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["zigzag conversion"],
    "keywords": "rail fence cipher zigzag conversion rows encrypt",
    "preconditions": ["rails ≥ 1"],
    "growth": "n",
    "growth_reason": "each character is written once",
    "references": ["D. Kahn, The Codebreakers, chapter 2"],
    "steps": ["Write the characters down and up over the rails.", "Read the rails one after another."],
    "example": [("WEAREDISCOVERED", 3), "WECRERDSOEEAIVD"],
    "edges": [("", 2), ("abc", 1), ("abc", 5), ("abcd", 2)],
}


def rail_fence_cipher(text: str, rails: int) -> str:
    """The text rail by rail."""
    rows = [""] * rails
    row, step = 0, 1
    for character in text:
        rows[row] += character
        if row + step not in range(rails):
            step = -step
        if rails > 1:
            row += step
    return "".join(rows)


def oracle(text: str, rails: int) -> str:
    cycle = [*range(rails), *range(rails - 2, 0, -1)]
    order = sorted(range(len(text)), key=lambda place: (cycle[place % len(cycle)], place))
    return "".join(text[place] for place in order)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return "".join(rng.choice("abcdefghij") for _ in range(rng.randint(0, size))), rng.randint(1, 5)
