"""Perrin number: the sum of the terms two and three places before, from 3, 0, 2 on.

Every prime p divides its Perrin number.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "nth perrin number sequence",
    "preconditions": ["n ≥ 0"],
    "growth": "n",
    "growth_reason": "one addition for each term",
    "references": ["OEIS Foundation, The On-Line Encyclopedia of Integer Sequences, A001608"],
    "steps": ["Begin with the first terms.", "Compute each term from those before it."],
    "example": [(9,), 12],
    "edges": [(0,), (1,), (2,), (3,)],
}


def perrin_number(n: int) -> int:
    """Perrin number."""
    a, b, c = 3, 0, 2
    for _ in range(n):
        a, b, c = b, c, a + b
    return a


def oracle(n: int) -> int:
    rows = [[int(i == j) for j in range(3)] for i in range(3)]
    for _ in range(n):
        rows = [[row[1], row[0] + row[2], row[0]] for row in rows]
    return sum(rows[i][i] for i in range(3))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 2 * size + 2),)
