"""Letters of a telephone's keys: all texts that a number may stand for, in alphabetical order.

Each digit multiplies what is there by its letters.
"""

from itertools import product
from random import Random
from typing import Any

ENTRY = {
    "keywords": "letter combinations of a phone number keypad digits",
    "preconditions": ["digits 2 to 9; nothing for an empty text"],
    "growth": "4^n",
    "growth_reason": "up to four letters a digit",
    "references": [
        "ITU-T, Recommendation E.161; D. E. Knuth, The Art of Computer Programming, volume 4A, section 7.2.1.1"
    ],
    "steps": ["Begin with the empty text.", "Put every letter of the next digit behind every text."],
    "example": [("23",), ["ad", "ae", "af", "bd", "be", "bf", "cd", "ce", "cf"]],
    "edges": [("",), ("7",), ("79",)],
}


def letter_combinations(digits: str) -> list[str]:
    """The texts."""
    keys = {"2": "abc", "3": "def", "4": "ghi", "5": "jkl", "6": "mno", "7": "pqrs", "8": "tuv", "9": "wxyz"}
    texts = [""] if digits else []
    for digit in digits:
        texts = [text + letter for text in texts for letter in keys[digit]]
    return texts


def oracle(digits: str) -> list[str]:
    if not digits:
        return []
    key = {
        letter: int(key)
        for key, letters in enumerate(["abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"], 2)
        for letter in letters
    }
    letters = [[letter for letter in "abcdefghijklmnopqrstuvwxyz" if key[letter] == int(digit)] for digit in digits]
    return sorted("".join(text) for text in product(*letters))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("23456789") for _ in range(rng.randint(0, min(size, 3)))),)
