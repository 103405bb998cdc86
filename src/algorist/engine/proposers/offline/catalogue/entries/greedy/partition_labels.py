"""Partition of a text: lengths of as many pieces as possible such that no character is in two of them.

A piece must reach to the last place of each character that it holds.
"""

from itertools import pairwise
from random import Random
from typing import Any

ENTRY = {
    "keywords": "partition labels string pieces each letter appears in at most one part",
    "growth": "n",
    "growth_reason": "each character is looked at twice",
    "references": ["J. Kleinberg and É. Tardos, Algorithm Design, chapter 4"],
    "steps": ["Note where each character comes last.", "Close a piece where all its characters are over."],
    "example": [("ababcbacadefegdehijhklij",), [9, 7, 8]],
    "edges": [("",), ("a",), ("aa",), ("abc",), ("abca",)],
}


def partition_labels(text: str) -> list[int]:
    """The lengths of the pieces."""
    last = {character: place for place, character in enumerate(text)}
    lengths: list[int] = []
    start = end = 0
    for place, character in enumerate(text):
        end = max(end, last[character])
        if place == end:
            lengths.append(end - start + 1)
            start = end + 1
    return lengths


def oracle(text: str) -> list[int]:
    cuts = [i for i in range(len(text) + 1) if not set(text[:i]) & set(text[i:])]
    return [b - a for a, b in pairwise(cuts)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    letters = "abcdefgh"
    return ("".join(letters[min(7, max(0, place * 8 // (size + 1) + rng.randint(-1, 1)))] for place in range(size)),)
