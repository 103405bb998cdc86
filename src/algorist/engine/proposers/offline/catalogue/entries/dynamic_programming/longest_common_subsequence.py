"""Longest common subsequence: the longest string that can be read in both by leaving characters out.

lengths[i][j] is the length for the rests from i and j on. Walking from the start along equal characters, or to the
longer rest, reads one off.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["LCS"],
    "keywords": "longest common subsequence lcs strings shared characters",
    "preconditions": ["one of the longest is returned as a string; use its length for the length"],
    "growth": "n * m",
    "growth_reason": "one constant-time cell for each pair of rests",
    "references": ["R. Wagner and M. Fischer, The string-to-string correction problem, JACM 21(1), 1974"],
    "steps": [
        "Fill the table of lengths from the ends of both strings.",
        "From the start: take a character that both share, otherwise skip where the longer rest is.",
    ],
    "example": [("abcde", "ace"), "ace"],
    "edges": [("", ""), ("a", ""), ("abc", "xyz"), ("abc", "abc")],
}


def longest_common_subsequence(a: str, b: str) -> str:
    """A longest common subsequence of two strings."""
    lengths = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in reversed(range(len(a))):
        for j in reversed(range(len(b))):
            if a[i] == b[j]:
                lengths[i][j] = lengths[i + 1][j + 1] + 1
            else:
                lengths[i][j] = max(lengths[i + 1][j], lengths[i][j + 1])
    i = j = 0
    common = []
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            common.append(a[i])
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return "".join(common)


def check(args: tuple[str, str], got: str) -> bool:
    def is_subsequence(short: str, long: str) -> bool:
        rest = iter(long)
        return all(c in rest for c in short)

    def subsequences(text: str) -> set[str]:
        found = {""}
        for c in text:
            found |= {s + c for s in found}
        return found

    longest = max(len(s) for s in subsequences(args[0]) & subsequences(args[1]))
    return len(got) == longest and all(is_subsequence(got, text) for text in args)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    k = min(size, 9)
    return "".join(rng.choices("abc", k=rng.randint(0, k))), "".join(rng.choices("abc", k=rng.randint(0, k)))
