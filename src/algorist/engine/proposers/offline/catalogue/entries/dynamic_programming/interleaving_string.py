"""Interleaving: whether a text is two others woven into each other.

After i characters of the first and j of the second text, i + j characters must be made. Which pairs (i, j) can be
reached is kept row by row.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "interleaving string two strings woven mixed merge order kept",
    "growth": "n * m",
    "growth_reason": "one step for each pair of prefixes",
    "references": ["J. Kleinberg and É. Tardos, Algorithm Design, chapter 6"],
    "steps": [
        "The lengths must add up.",
        "A pair of prefixes is reached when one character less of either is, and the next character fits.",
    ],
    "example": [("aabcc", "dbbca", "aadbbcbcac"), True],
    "edges": [("", "", ""), ("a", "", "a"), ("a", "b", "a"), ("ab", "c", "bac"), ("aab", "a", "aaab")],
}


def interleaving_string(one: str, other: str, woven: str) -> bool:
    """Whether `woven` takes all characters of both, in their orders."""
    if len(one) + len(other) != len(woven):
        return False
    reached = [False] * (len(other) + 1)
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            start = i == 0 and j == 0
            down = i > 0 and reached[j] and one[i - 1] == woven[i + j - 1]
            right = j > 0 and reached[j - 1] and other[j - 1] == woven[i + j - 1]
            reached[j] = start or down or right
    return reached[-1]


def oracle(one: str, other: str, woven: str) -> bool:
    if not woven:
        return not one and not other
    first = one[:1] == woven[0] and oracle(one[1:], other, woven[1:])
    return first or (other[:1] == woven[0] and oracle(one, other[1:], woven[1:]))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    one = "".join(rng.choice("ab") for _ in range(rng.randint(0, min(size, 5))))
    other = "".join(rng.choice("ab") for _ in range(rng.randint(0, min(size, 5))))
    left, right, woven = list(one), list(other), ""
    while left or right:
        woven += (left if left and (not right or rng.random() < 0.5) else right).pop(0)
    return one, other, woven if rng.random() < 0.6 else "".join(rng.sample(woven, len(woven)))
