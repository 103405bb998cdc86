"""Suffix array: the starting positions of a text's suffixes in alphabetical order.

Prefix doubling: the suffixes are ranked by their first character, then by their first 2, 4, 8, … characters. A pair of
ranks, of the position and of the one half a step on, gives the next rank.
"""

from itertools import pairwise
from random import Random
from typing import Any

ENTRY = {
    "keywords": "suffix array sorted suffixes positions string alphabetical order",
    "growth": "n log^2 n",
    "growth_reason": "log n rounds, each with a sort",
    "references": ["U. Manber and E. Myers, Suffix arrays, SIAM J. Computing 22(5), 1993"],
    "steps": [
        "Rank the positions by their characters.",
        "Sort by the pair of ranks at a position and k further on.",
        "Double k until all ranks differ.",
    ],
    "example": [("banana",), [5, 3, 1, 0, 4, 2]],
    "edges": [("",), ("a",), ("aaa",), ("abab",)],
}


def suffix_array(text: str) -> list[int]:
    """The positions of the suffixes in order."""
    n, k = len(text), 1
    rank = [ord(letter) for letter in text]
    order = sorted(range(n), key=lambda i: rank[i])
    while k < 2 * n:
        pairs = [(rank[i], rank[i + k // 2] if k > 1 and i + k // 2 < n else -1) for i in range(n)]
        order = sorted(range(n), key=lambda i: pairs[i])
        fresh = [0] * n
        for before, here in pairwise(order):
            fresh[here] = fresh[before] + (pairs[before] != pairs[here])
        rank, k = fresh, 2 * k
    return order


def oracle(text: str) -> list[int]:
    return sorted(range(len(text)), key=lambda i: text[i:])


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("ab") for _ in range(2 * size)),)
