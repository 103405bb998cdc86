"""Lucas numbers: each is the sum of the two before it, beginning with 2 and 1.

Two neighbours are moved along the sequence.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Lucas sequence"],
    "keywords": "lucas number nth sequence",
    "preconditions": ["n is at least 0; number 0 is 2"],
    "growth": "n",
    "growth_reason": "one addition for each step",
    "references": ["Graham, Knuth, Patashnik, Concrete Mathematics, section 6.6"],
    "steps": ["Begin with 2 and 1.", "Replace the pair by the second and the sum, n times.", "The first of the pair."],
    "example": [(9,), 76],
    "edges": [(0,), (1,), (2,), (30,)],
}


def lucas_number(n: int) -> int:
    """The n-th Lucas number."""
    first, second = 2, 1
    for _ in range(n):
        first, second = second, first + second
    return first


def oracle(n: int) -> int:
    if n < 2:
        return 2 - n
    row = [0, 1]
    while len(row) < n + 2:
        row.append(row[-1] + row[-2])
    return row[n - 1] + row[n + 1]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 3 * size + 3),)
