"""Rabin–Karp: all positions at which a pattern occurs in a text, by rolling hashes.

A window of the pattern's length rolls over the text; its hash is updated from character to character. Where the hashes
agree the characters are compared.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["substring search all occurrences"],
    "keywords": "rabin karp pattern search all occurrences positions text substring rolling hash",
    "preconditions": ["an empty pattern occurs nowhere"],
    "growth": "n + m",
    "growth_reason": "the hash is updated in constant time, false hits are rare",
    "references": ["R. Karp and M. Rabin, Efficient randomized pattern-matching algorithms, IBM J. R&D 31, 1987"],
    "steps": [
        "Hash the pattern and the first window.",
        "Compare the characters where the hashes agree.",
        "Roll the window: drop the first character, add the next.",
    ],
    "example": [("abracadabra", "abra"), [0, 7]],
    "edges": [("", ""), ("a", ""), ("a", "ab"), ("aaaa", "aa"), ("abc", "c")],
}


BASE, PRIME = 257, 1_000_000_007


def rabin_karp(text: str, pattern: str) -> list[int]:
    """The positions of all occurrences, overlapping ones too."""
    m = len(pattern)
    if m == 0 or m > len(text):
        return []
    top = pow(BASE, m - 1, PRIME)
    wanted = rolling = 0
    for i in range(m):
        wanted = (wanted * BASE + ord(pattern[i])) % PRIME
        rolling = (rolling * BASE + ord(text[i])) % PRIME
    found = []
    for i in range(len(text) - m + 1):
        if rolling == wanted and text[i : i + m] == pattern:
            found.append(i)
        if i + m < len(text):
            rolling = ((rolling - ord(text[i]) * top) * BASE + ord(text[i + m])) % PRIME
    return found


def oracle(text: str, pattern: str) -> list[int]:
    return [i for i in range(len(text)) if pattern and text.startswith(pattern, i)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    text = "".join(rng.choice("ab") for _ in range(2 * size))
    return text, "".join(rng.choice("ab") for _ in range(rng.randint(0, 3)))
