"""Longest common prefix: the longest beginning that all texts share.

The smallest and the largest text in alphabetical order differ earliest, so comparing these two is enough.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "longest common prefix strings words beginning shared start",
    "preconditions": ["no texts share the empty prefix"],
    "growth": "n",
    "growth_reason": "one pass to find smallest and largest, one comparison of the two",
    "references": ["S. Skiena, The Algorithm Design Manual, chapter 6"],
    "steps": [
        "Find the first and the last text in alphabetical order.",
        "Compare them character by character until they differ.",
    ],
    "example": [(["flower", "flow", "flight"],), "fl"],
    "edges": [([],), ([""],), (["a"],), (["a", "b"],), (["ab", "abc"],)],
}


def longest_common_prefix(words: list[str]) -> str:
    """The longest prefix of all words."""
    if not words:
        return ""
    first, last = min(words), max(words)
    length = 0
    while length < len(first) and first[length] == last[length]:
        length += 1
    return first[:length]


def oracle(words: list[str]) -> str:
    lengths = [k for k in range(10) if words and all(w[:k] == words[0][:k] and len(w) >= k for w in words)]
    return words[0][: max(lengths)] if words else ""


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    start = "".join(rng.choice("ab") for _ in range(rng.randint(0, 3)))
    return ([start + "".join(rng.choice("ab") for _ in range(rng.randint(0, 3))) for _ in range(min(size, 5))],)
