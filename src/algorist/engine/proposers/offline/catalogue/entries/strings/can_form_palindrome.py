"""Palindrome by rearrangement: whether the characters of a text can be put into an order that reads the same both ways.

At most one character may occur an odd number of times.
"""

from itertools import permutations
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["palindrome permutation"],
    "keywords": "check if characters of string can be rearranged to form a palindrome anagram",
    "growth": "n",
    "growth_reason": "one count a character",
    "references": ["S. S. Skiena, The Algorithm Design Manual, chapter 3"],
    "steps": ["Keep the set of characters seen an odd number of times.", "See whether it holds one at most."],
    "example": [("carrace",), True],
    "edges": [("",), ("a",), ("ab",), ("aab",), ("abab",)],
}


def can_form_palindrome(text: str) -> bool:
    """Whether some order is a palindrome."""
    odd: set[str] = set()
    for character in text:
        odd ^= {character}
    return len(odd) <= 1


def oracle(text: str) -> bool:
    return any(order == order[::-1] for order in permutations(text))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("abc") for _ in range(rng.randint(0, min(size, 6)))),)
