"""Manacher's algorithm: for each character the radius of the longest palindrome of odd length around it.

Inside the palindrome that reaches furthest to the right the radii are mirrored; only what goes beyond its end has to
be compared.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["palindrome radii"],
    "keywords": "manacher palindrome radius radii odd every center linear",
    "preconditions": ["a single character has radius 1"],
    "growth": "n",
    "growth_reason": "the right end only moves forward",
    "references": ["G. Manacher, A new linear-time on-line algorithm for palindromes, J. ACM, 1975"],
    "steps": ["Begin with the mirrored radius.", "Grow while both sides agree.", "Remember what reaches furthest."],
    "example": [("ababa",), [1, 2, 3, 2, 1]],
    "edges": [("",), ("a",), ("aa",), ("aaa",), ("abc",)],
}


def manacher(text: str) -> list[int]:
    """The radii of the longest odd palindromes."""
    radii: list[int] = []
    center = reach = 0
    for i in range(len(text)):
        radius = min(radii[2 * center - i], reach - i) if i < reach else 1
        while i - radius >= 0 and i + radius < len(text) and text[i - radius] == text[i + radius]:
            radius += 1
        radii.append(radius)
        if i + radius > reach:
            center, reach = i, i + radius
    return radii


def oracle(text: str) -> list[int]:
    radii = []
    for i in range(len(text)):
        fitting = [r for r in range(1, len(text) + 1) if i - r + 1 >= 0 and i + r <= len(text)]
        parts = [(r, text[i - r + 1 : i + r]) for r in fitting]
        radii.append(max(r for r, part in parts if part == part[::-1]))
    return radii


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("ab") for _ in range(size)),)
