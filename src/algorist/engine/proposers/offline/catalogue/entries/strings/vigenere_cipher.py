"""Vigenère cipher: each letter moved along the alphabet by the next letter of a repeated key.

The key's letters, A for 0 up to Z for 25, give the shifts one after another and start again at the end. Only letters of
the text use up letters of the key.
"""

from random import Random
from string import ascii_lowercase
from typing import Any

ENTRY = {
    "keywords": "vigenere cipher encrypt key keyword polyalphabetic letters shift",
    "preconditions": ["the key has letters only and at least one; the case of the text is kept"],
    "growth": "n",
    "growth_reason": "one step for each character",
    "references": ["D. Kahn, The Codebreakers, 1967"],
    "steps": [
        "Take the next letter of the key as shift.",
        "Move the text's letter modulo 26.",
        "Leave what is no letter and keep the key's place.",
    ],
    "example": [("ATTACKATDAWN", "LEMON"), "LXFOPVEFRNHR"],
    "edges": [("", "A"), ("xyz", "b"), ("a b", "BC"), ("Az", "Z")],
}


def vigenere_cipher(text: str, key: str) -> str:
    """The text with shifted letters."""
    result = []
    used = 0
    for letter in text:
        if letter.isascii() and letter.isalpha():
            first = ord("A") if letter.isupper() else ord("a")
            shift = ord(key[used % len(key)].upper()) - ord("A")
            result.append(chr((ord(letter) - first + shift) % 26 + first))
            used += 1
        else:
            result.append(letter)
    return "".join(result)


def oracle(text: str, key: str) -> str:
    shifts = [ascii_lowercase.index(c) for c in key.lower()] * (len(text) + 1)
    answer = ""
    for c in text:
        if c.lower() in ascii_lowercase:
            moved = (ascii_lowercase * 2)[ascii_lowercase.index(c.lower()) + shifts.pop(0)]
            answer += moved.upper() if c != c.lower() else moved
        else:
            answer += c
    return answer


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    key = "".join(rng.choice("abzXY") for _ in range(rng.randint(1, 4)))
    return "".join(rng.choice("abyzAMZ ,") for _ in range(size)), key
