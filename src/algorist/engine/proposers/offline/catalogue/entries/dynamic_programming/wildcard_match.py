"""Wildcard match: whether a pattern with ? and * fits the whole of a text.

A question mark takes one character, a star any run of them. After each pattern character the set of text positions that
can be reached is known.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["glob matching"],
    "keywords": "wildcard pattern matching star question mark glob match text whole",
    "growth": "n * m",
    "growth_reason": "one step for each position and pattern character",
    "references": ["K. Thompson, Regular expression search algorithm, CACM 11(6), 1968"],
    "steps": [
        "At first only position 0 is reached.",
        "A star reaches all positions from the first reached one on.",
        "Any other character moves the positions that it fits by one.",
    ],
    "example": [("adceb", "*a*b"), True],
    "edges": [("", ""), ("", "*"), ("a", ""), ("a", "?"), ("ab", "?"), ("acdcb", "a*c?b")],
}


def wildcard_match(text: str, pattern: str) -> bool:
    """Whether the pattern fits the whole text."""
    reached = {0}
    for wanted in pattern:
        if wanted == "*":
            reached = set(range(min(reached, default=len(text) + 1), len(text) + 1))
        else:
            reached = {i + 1 for i in reached if i < len(text) and wanted in {"?", text[i]}}
    return len(text) in reached


def oracle(text: str, pattern: str) -> bool:
    if not pattern:
        return not text
    if pattern[0] == "*":
        return any(oracle(text[i:], pattern[1:]) for i in range(len(text) + 1))
    return text != "" and pattern[0] in {"?", text[0]} and oracle(text[1:], pattern[1:])


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    text = "".join(rng.choice("ab") for _ in range(min(size, 7)))
    pattern = "".join(rng.choice("?**") if rng.random() < 0.4 else c for c in text if rng.random() < 0.8)
    return text, pattern
