"""Catalan number: how many correct sequences n pairs of brackets can form, and much else.

The ratio of neighbouring Catalan numbers is known: each follows from the one before by one multiplication and one exact
division.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "catalan number nth binary trees brackets count triangulations",
    "preconditions": ["n ≥ 0"],
    "growth": "n",
    "growth_reason": "one step for each number up to n",
    "references": ["R. Graham, D. Knuth and O. Patashnik, Concrete Mathematics, chapter 7"],
    "steps": ["Start with 1.", "Multiply by 2 (2k + 1) and divide by k + 2 for each k below n."],
    "example": [(4,), 14],
    "edges": [(0,), (1,), (2,), (10,)],
}


def catalan_number(n: int) -> int:
    """The n-th Catalan number."""
    value = 1
    for k in range(n):
        value = value * 2 * (2 * k + 1) // (k + 2)
    return value


def oracle(n: int) -> int:
    table = [1]
    for k in range(n):
        table.append(sum(table[i] * table[k - i] for i in range(k + 1)))
    return table[n]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 2 * size),)
