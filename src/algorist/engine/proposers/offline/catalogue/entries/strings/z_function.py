"""Z function: for each position of a text, how far the text from there agrees with its beginning.

The stretch that agrees and reaches farthest to the right is remembered. Inside it the answer is known from the
beginning of the text up to the stretch's end; only beyond it characters are compared.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Z algorithm", "Z array"],
    "keywords": "z function z algorithm array prefix match string lengths",
    "preconditions": ["the first value is the length of the text"],
    "growth": "n",
    "growth_reason": "each comparison that succeeds moves the right end",
    "references": ["D. Gusfield, Algorithms on Strings, Trees and Sequences, chapter 1"],
    "steps": [
        "Remember the stretch that agrees with the beginning and ends last.",
        "Inside it start with the known value, cut off at its end.",
        "Compare on beyond it.",
    ],
    "example": [("aabaab",), [6, 1, 0, 3, 1, 0]],
    "edges": [("",), ("a",), ("aaaa",), ("abab",)],
}


def z_function(text: str) -> list[int]:
    """The lengths of agreement with the beginning."""
    n = len(text)
    z = [n] * min(n, 1) + [0] * (n - 1)
    left = right = 0
    for i in range(1, n):
        if i < right:
            z[i] = min(right - i, z[i - left])
        while i + z[i] < n and text[z[i]] == text[i + z[i]]:
            z[i] += 1
        if i + z[i] > right:
            left, right = i, i + z[i]
    return z


def oracle(text: str) -> list[int]:
    return [max(k for k in range(len(text) - i + 1) if text[i : i + k] == text[:k]) for i in range(len(text))]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("ab") for _ in range(2 * size)),)
