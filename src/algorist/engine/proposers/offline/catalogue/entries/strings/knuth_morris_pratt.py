"""Knuth-Morris-Pratt search: every position where a pattern occurs in a text.

A table says, for each prefix of the pattern, the longest proper prefix that is also its suffix. After a mismatch the
search goes on from there and never moves back in the text.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["KMP", "substring search", "pattern matching"],
    "keywords": "pattern search substring occurrences positions text find all knuth morris pratt kmp string matching",
    "preconditions": ["overlapping occurrences count; an empty pattern occurs nowhere"],
    "growth": "n + m",
    "growth_reason": "each character of the text advances the match at most once",
    "references": ["D. Knuth, J. Morris, V. Pratt, Fast pattern matching in strings, SIAM J. Computing 6(2), 1977"],
    "steps": [
        "Compute for each prefix of the pattern its longest border.",
        "Walk through the text; while the next character does not match, fall back to the border.",
        "When the whole pattern matches, note the position and fall back to its border.",
    ],
    "example": [("abababa", "aba"), [0, 2, 4]],
    "edges": [("", "a"), ("a", ""), ("aaa", "aa"), ("abc", "abcd"), ("abc", "c")],
}


def knuth_morris_pratt(text: str, pattern: str) -> list[int]:
    """The positions of all occurrences of the pattern."""
    if not pattern:
        return []
    border = [0] * len(pattern)
    matched = 0
    for i in range(1, len(pattern)):
        while matched and pattern[i] != pattern[matched]:
            matched = border[matched - 1]
        matched += pattern[i] == pattern[matched]
        border[i] = matched
    found = []
    matched = 0
    for i, character in enumerate(text):
        while matched and (matched == len(pattern) or character != pattern[matched]):
            matched = border[matched - 1]
        matched += character == pattern[matched] if matched < len(pattern) else 0
        if matched == len(pattern):
            found.append(i - len(pattern) + 1)
            matched = border[matched - 1]
    return found


def oracle(text: str, pattern: str) -> list[int]:
    return [i for i in range(len(text)) if pattern and text.startswith(pattern, i)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    text = "".join(rng.choices("ab", k=2 * size))
    return text, "".join(rng.choices("ab", k=rng.randint(0, 4)))
