"""Minimum window: the shortest piece of a text that holds all characters of another.

The right end moves until all is held; then the left end moves as long as all stays held. The shortest window on the way
is the answer, the first among equals.
"""

from collections import Counter
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["smallest window containing all characters"],
    "keywords": "minimum window substring smallest contains all characters of target",
    "preconditions": ['characters count as often as they are given; "" when there is no such piece'],
    "growth": "n",
    "growth_reason": "both ends only move to the right",
    "references": ["S. Skiena, The Algorithm Design Manual, chapter 4"],
    "steps": [
        "Count what is needed.",
        "Move the right end and count down.",
        "While nothing is missing keep the window if it is shorter, and move the left end.",
    ],
    "example": [("ADOBECODEBANC", "ABC"), "BANC"],
    "edges": [("", "a"), ("a", "a"), ("a", "aa"), ("ab", "b"), ("a", "")],
}


def minimum_window_substring(text: str, wanted: str) -> str:
    """The first shortest piece that holds all of `wanted`."""
    need = Counter(wanted)
    missing = len(wanted)
    best = (0, len(text) + 1)
    left = 0
    for right, letter in enumerate(text, start=1):
        missing -= need[letter] > 0
        need[letter] -= 1
        while missing == 0 and left < right:
            if right - left < best[1] - best[0]:
                best = (left, right)
            need[text[left]] += 1
            missing += need[text[left]] > 0
            left += 1
    return text[best[0] : best[1]] if wanted and best[1] <= len(text) else ""


def oracle(text: str, wanted: str) -> str:
    pieces = [text[i : i + k] for k in range(1, len(text) + 1) for i in range(len(text) - k + 1)]
    good = [p for p in pieces if all(p.count(c) >= wanted.count(c) for c in wanted)]
    return good[0] if good and wanted else ""


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    wanted = "".join(rng.choice("abc") for _ in range(rng.randint(1, 3)))
    return "".join(rng.choice("abcd") for _ in range(size)), wanted
