"""Regular expression match: whether a pattern with . and * fits the whole of a text.

A dot takes any character; a star lets the character before it come any number of times. A table says which suffixes of
the text fit which suffixes of the pattern.
"""

import re
from random import Random
from typing import Any

ENTRY = {
    "keywords": "regular expression matching dot star pattern regex match whole text",
    "preconditions": ["the pattern does not begin with a star and has no two stars in a row"],
    "growth": "n * m",
    "growth_reason": "one cell for each pair of suffixes",
    "references": ["K. Thompson, Regular expression search algorithm, CACM 11(6), 1968"],
    "steps": [
        "The empty pattern fits the empty text.",
        "With a star: skip it with its character, or take one fitting character and stay.",
        "Otherwise take one fitting character and go on.",
    ],
    "example": [("aab", "c*a*b"), True],
    "edges": [("", ""), ("", "a*"), ("a", ""), ("ab", ".*"), ("aa", "a"), ("mississippi", "mis*is*p*.")],
}


def regular_expression_match(text: str, pattern: str) -> bool:
    """Whether the pattern fits the whole text."""
    n, m = len(text), len(pattern)
    fits = [[False] * (m + 1) for _ in range(n + 1)]
    for i in range(n, -1, -1):
        for j in range(m, -1, -1):
            first = i < n and j < m and pattern[j] in {".", text[i]}
            if j == m:
                fits[i][j] = i == n
            elif j + 1 < m and pattern[j + 1] == "*":
                fits[i][j] = fits[i][j + 2] or (first and fits[i + 1][j])
            else:
                fits[i][j] = first and fits[i + 1][j + 1]
    return fits[0][0]


def oracle(text: str, pattern: str) -> bool:
    return re.fullmatch(pattern, text) is not None


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    text = "".join(rng.choice("ab") for _ in range(size))
    pattern = "".join(rng.choice(["a", "b", ".", "a*", "b*", ".*", c]) for c in text if rng.random() < 0.8)
    return text, pattern
