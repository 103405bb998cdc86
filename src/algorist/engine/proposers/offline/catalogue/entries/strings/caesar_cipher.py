"""Caesar cipher: each letter of a text moved along the alphabet by a fixed number of places.

A letter's place is moved and taken modulo 26, so that after z comes a. All but letters stays as it is.
"""

from random import Random
from string import ascii_lowercase, ascii_uppercase
from typing import Any

ENTRY = {
    "aliases": ["shift cipher", "rot13"],
    "keywords": "caesar cipher shift encrypt encode decode letters alphabet rotate key",
    "preconditions": ["any shift; case is kept; only the letters a to z and A to Z move"],
    "growth": "n",
    "growth_reason": "one step for each character",
    "references": ["D. Kahn, The Codebreakers, 1967"],
    "steps": ["Find a letter's place in the alphabet.", "Add the shift modulo 26.", "Leave everything else."],
    "example": [("Hello, World!", 3), "Khoor, Zruog!"],
    "edges": [("", 5), ("xyz", 3), ("abc", -1), ("Az", 26), ("a b", 27)],
}


def caesar_cipher(text: str, shift: int) -> str:
    """The text with shifted letters."""
    result = []
    for letter in text:
        if "a" <= letter <= "z":
            result.append(chr((ord(letter) - ord("a") + shift) % 26 + ord("a")))
        elif "A" <= letter <= "Z":
            result.append(chr((ord(letter) - ord("A") + shift) % 26 + ord("A")))
        else:
            result.append(letter)
    return "".join(result)


def oracle(text: str, shift: int) -> str:
    k = shift % 26
    moved = ascii_lowercase[k:] + ascii_lowercase[:k] + ascii_uppercase[k:] + ascii_uppercase[:k]
    return text.translate(str.maketrans(ascii_lowercase + ascii_uppercase, moved))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return "".join(rng.choice("abyzAMZ ,é") for _ in range(size)), rng.randint(-60, 60)
