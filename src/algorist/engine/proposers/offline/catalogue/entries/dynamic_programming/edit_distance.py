"""Edit distance: the fewest insertions, deletions and substitutions that turn one string into another.

A table row holds the distance of a prefix of the first string to every prefix of the second. Each cell follows from its
three neighbours, so only the row before has to be kept.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Levenshtein distance"],
    "keywords": "edit distance levenshtein insert delete replace substitute operations convert words strings minimum",
    "preconditions": ["all three operations cost 1"],
    "growth": "n * m",
    "growth_reason": "one constant-time cell for each pair of prefixes",
    "references": ["R. Wagner and M. Fischer, The string-to-string correction problem, JACM 21(1), 1974"],
    "steps": [
        "The distance of the empty prefix to a prefix is its length.",
        "For each character of the first string compute a new row from left to right.",
        "A cell is the least of: delete (above + 1), insert (left + 1), and keep or substitute (diagonal + 0 or 1).",
    ],
    "example": [("kitten", "sitting"), 3],
    "edges": [("", ""), ("", "abc"), ("abc", ""), ("abc", "abc"), ("a", "b")],
}


def edit_distance(a: str, b: str) -> int:
    """The Levenshtein distance of two strings."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        diagonal, row[0] = row[0], i
        for j, y in enumerate(b, start=1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (x != y))
    return row[-1]


def oracle(a: str, b: str) -> int:
    def distance(i: int, j: int) -> int:
        if i == 0 or j == 0:
            return i + j
        if a[i - 1] == b[j - 1]:
            return distance(i - 1, j - 1)
        return 1 + min(distance(i - 1, j), distance(i, j - 1), distance(i - 1, j - 1))

    return distance(len(a), len(b))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    half = min(size, 8) // 2 + 1
    first = "".join(rng.choices("abc", k=rng.randint(0, half)))
    return first, "".join(rng.choices("abc", k=rng.randint(0, half)))
