"""Shortest common supersequence: the length of the shortest text that holds two texts in order.

What they share in order need stand only once: it is the sum of the lengths less the longest common subsequence.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "shortest common supersequence length two strings",
    "growth": "n m",
    "growth_reason": "one step for each pair of letters",
    "references": ["D. Maier, The complexity of some problems on subsequences and supersequences, JACM, 1978"],
    "steps": ["Find the length of the longest common subsequence.", "Take it from the sum of both lengths."],
    "example": [("AGGTAB", "GXTXAYB"), 9],
    "edges": [("", ""), ("a", ""), ("ab", "ab"), ("ab", "cd")],
}


def shortest_common_supersequence(first: str, second: str) -> int:
    """The length of the shortest supersequence."""
    row = [0] * (len(second) + 1)
    for a in first:
        corner = 0
        for j, b in enumerate(second, start=1):
            corner, row[j] = row[j], corner + 1 if a == b else max(row[j], row[j - 1])
    return len(first) + len(second) - row[-1]


def oracle(first: str, second: str) -> int:
    if not first or not second:
        return len(first) + len(second)
    if first[0] == second[0]:
        return 1 + oracle(first[1:], second[1:])
    return 1 + min(oracle(first[1:], second), oracle(first, second[1:]))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return tuple("".join(rng.choice("abc") for _ in range(rng.randint(0, min(size, 7)))) for _ in range(2))
