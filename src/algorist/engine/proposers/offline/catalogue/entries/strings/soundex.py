"""Soundex: the code of a name by its sound, a letter and three digits.

Consonants that sound alike share a digit; equal digits next to each other, also across h or w, count once.
"""

import re
from random import Random
from typing import Any

ENTRY = {
    "keywords": "soundex phonetic code of a name",
    "preconditions": ["one letter or more, letters of the English alphabet"],
    "growth": "n",
    "growth_reason": "each letter is looked at once",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 3, introduction to chapter 6"],
    "steps": [
        "Keep the first letter.",
        "Write the digits of the consonants, not twice in a row.",
        "Fill up with zeros.",
    ],
    "example": [("Robert",), "R163"],
    "edges": [("a",), ("Tymczak",), ("Pfister",), ("Ashcraft",), ("Honeyman",)],
}


def soundex(name: str) -> str:
    """The code."""
    groups = {"bfpv": "1", "cgjkqsxz": "2", "dt": "3", "l": "4", "mn": "5", "r": "6"}
    digits = {letter: digit for letters, digit in groups.items() for letter in letters}
    code = name[0].upper()
    last = digits.get(name[0].lower(), "")
    for letter in name[1:].lower():
        digit = digits.get(letter, "")
        if digit and digit != last:
            code += digit
        if letter not in "hw":
            last = digit
    return (code + "000")[:4]


def oracle(name: str) -> str:
    table = str.maketrans("bfpvcgjkqsxzdtlmnraeiouyhw", "11112222222233455600000099")
    text = name.lower().translate(table)
    text = text[0] + text[1:].replace("9", "")
    text = re.sub(r"([0-9])\1+", r"\1", text)
    return (name[0].upper() + text[1:].replace("0", "") + "000")[:4]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    first = rng.choice("bcdlmnrst")
    return (first + "".join(rng.choice("bcdlmnrstaeiohw") for _ in range(rng.randint(0, size))),)
