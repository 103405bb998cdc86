"""Least rotation: the rotation of a text that comes first in the alphabet.

Two candidates are compared; where they differ the worse one and all that began inside it fall out.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Booth's algorithm"],
    "keywords": "lexicographically smallest minimum rotation of a string",
    "growth": "n",
    "growth_reason": "each comparison moves a candidate on",
    "references": ["K. S. Booth, Lexicographically Least Circular Substrings, 1980"],
    "steps": ["Compare the rotations from two places.", "Skip the worse one past the difference."],
    "example": [("bbaaccaadd",), "aaccaaddbb"],
    "edges": [("",), ("a",), ("aa",), ("ba",), ("abab",)],
}


def smallest_rotation(text: str) -> str:
    """The rotation."""
    first, second, same = 0, 1, 0
    length = len(text)
    while first < length and second < length and same < length:
        a, b = text[(first + same) % length], text[(second + same) % length]
        if a == b:
            same += 1
            continue
        if a > b:
            first += same + 1
        else:
            second += same + 1
        if first == second:
            second += 1
        same = 0
    start = min(first, second)
    return text[start:] + text[:start]


def oracle(text: str) -> str:
    return min((text[place:] + text[:place] for place in range(len(text))), default="")


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("ab") for _ in range(rng.randint(0, size))),)
