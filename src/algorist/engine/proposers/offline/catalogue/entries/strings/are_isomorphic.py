"""Isomorphic strings: whether the characters of one text can be exchanged, each for its own, to give the other.

Two texts have the same pattern when every place refers back to the same first place in both.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["same pattern", "character mapping"],
    "keywords": "isomorphic strings check mapping characters pattern",
    "preconditions": ["two characters never become the same one; texts of different length are not isomorphic"],
    "growth": "n",
    "growth_reason": "one look-up for each character",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 11 (hash tables)"],
    "steps": ["Remember where each character came first.", "Compare these places along both texts."],
    "example": [("paper", "title"), True],
    "edges": [("", ""), ("a", "b"), ("ab", "aa"), ("aa", "ab"), ("abc", "ab")],
}


def are_isomorphic(one: str, other: str) -> bool:
    """Whether both texts have the same pattern of characters."""
    if len(one) != len(other):
        return False
    first_here: dict[str, int] = {}
    first_there: dict[str, int] = {}
    for place, (a, b) in enumerate(zip(one, other, strict=True)):
        if first_here.setdefault(a, place) != first_there.setdefault(b, place):
            return False
    return True


def oracle(one: str, other: str) -> bool:
    pairs = set(zip(one, other, strict=False))
    return len(one) == len(other) and len(pairs) == len(set(one)) == len(set(other))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    one = "".join(rng.choice("abc") for _ in range(size))
    changed = one.translate(str.maketrans("abc", "".join(rng.choice(["xyz", "yzx", "xxy"]))))
    return one, changed if rng.random() < 0.7 else changed[1:] + "x"
