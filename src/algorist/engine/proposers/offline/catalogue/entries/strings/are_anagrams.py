"""Anagrams: whether two texts use the same letters equally often.

The first text raises a counter for each of its characters, the second lowers it. All counters must end at 0.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["valid anagram"],
    "keywords": "anagram check two strings same letters rearranged counts permutation",
    "preconditions": ["case and spaces count"],
    "growth": "n",
    "growth_reason": "one pass over each text",
    "references": ["J. Bentley, Programming Pearls, column 2"],
    "steps": [
        "Texts of different length are no anagrams.",
        "Count the characters of the first.",
        "Take those of the second away; a counter below 0 says no.",
    ],
    "example": [("listen", "silent"), True],
    "edges": [("", ""), ("a", ""), ("ab", "ba"), ("aab", "abb"), ("A", "a")],
}


def are_anagrams(one: str, other: str) -> bool:
    """Whether one text is a rearrangement of the other."""
    counts: dict[str, int] = {}
    for letter in one:
        counts[letter] = counts.get(letter, 0) + 1
    for letter in other:
        counts[letter] = counts.get(letter, 0) - 1
    return all(count == 0 for count in counts.values())


def oracle(one: str, other: str) -> bool:
    return sorted(one) == sorted(other)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    one = "".join(rng.choice("abc") for _ in range(size))
    other = "".join(rng.sample(one, size))
    return one, other if rng.random() < 0.6 else other[1:] + rng.choice("abc")
