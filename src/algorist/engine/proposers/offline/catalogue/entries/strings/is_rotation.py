"""Rotation check: whether a text is another one turned round.

Written twice in a row, a text contains all its rotations, so it is enough to look for the other one in it.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["rotated string"],
    "keywords": "string rotation check rotate goal shift one another",
    "growth": "n",
    "growth_reason": "the search in the doubled text",
    "references": ["D. Gusfield, Algorithms on Strings, Trees and Sequences, chapter 1"],
    "steps": ["Texts of different length are no rotations.", "Look for the second text in the first one doubled."],
    "example": [("waterbottle", "erbottlewat"), True],
    "edges": [("", ""), ("a", ""), ("ab", "ba"), ("aab", "abb"), ("abc", "acb")],
}


def is_rotation(one: str, other: str) -> bool:
    """Whether `other` is a rotation of `one`."""
    return len(one) == len(other) and other in one + one


def oracle(one: str, other: str) -> bool:
    return one == other or any(one[i:] + one[:i] == other for i in range(len(one)))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    one = "".join(rng.choice("ab") for _ in range(size))
    cut = rng.randint(0, size)
    return one, rng.choice([one[cut:] + one[:cut], "".join(rng.sample(one, size)), one[1:]])
