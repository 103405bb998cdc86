"""Bell number: in how many ways a set of n things can be divided into groups.

Each row of the triangle begins with the last number of the row above; every other number is the sum of its left
neighbour and the number above that one.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Bell triangle", "set partitions"],
    "keywords": "bell number ways partition set groups blocks divide",
    "preconditions": ["n is at least 0; there is one way for no things"],
    "growth": "n^2",
    "growth_reason": "one addition for each number of the triangle",
    "references": ["Graham, Knuth, Patashnik, Concrete Mathematics, section 6.1"],
    "steps": ["Begin with the row [1].", "Begin each next row with the last number; add along.", "The first of row n."],
    "example": [(4,), 15],
    "edges": [(0,), (1,), (2,), (10,)],
}


def bell_number(n: int) -> int:
    """The number of partitions of a set of n elements."""
    row = [1]
    for _ in range(n):
        following = [row[-1]]
        for number in row:
            following.append(following[-1] + number)
        row = following
    return row[0]


def oracle(n: int) -> int:
    def count(rest: int, groups: int) -> int:
        return 1 if rest == 0 else groups * count(rest - 1, groups) + count(rest - 1, groups + 1)

    return count(n, 0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (min(size, 8) + rng.randint(0, 1),)
