"""Column of a spreadsheet: the number of the column with a title of letters, A being 1 and AA 27.

Letters are digits to the base 26 that begin with one.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "excel spreadsheet column title to number",
    "preconditions": ["capital letters"],
    "growth": "n",
    "growth_reason": "one step a letter",
    "references": ["R. Smullyan, Theory of Formal Systems, 1961 (bijective numeration)"],
    "steps": ["Multiply by 26 and add the letter's number, letter by letter."],
    "example": [("AB",), 28],
    "edges": [("A",), ("Z",), ("AA",), ("ZZ",), ("AAA",)],
}


def column_number(title: str) -> int:
    """The number."""
    number = 0
    for letter in title:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def oracle(title: str) -> int:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    worth = [int(26**place) for place in range(len(title))]
    return sum(worth) + sum(letters.index(c) * w for c, w in zip(reversed(title), worth, strict=True))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("ABCYZ") for _ in range(rng.randint(1, size // 3 + 1))),)
