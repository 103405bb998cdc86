"""Golomb's sequence: the n-th term tells how often n itself occurs; it never falls.

1, 2, 2, 3, 3, 4, 4, 4, ...: a term is one more than that of the place so many before.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "golomb sequence number nth term self describing",
    "preconditions": ["n ≥ 1"],
    "growth": "n",
    "growth_reason": "one look-up a term",
    "references": ["S. W. Golomb, Problem 5407, American Mathematical Monthly, 1966; OEIS A001462"],
    "steps": ["Begin with 1.", "Compute each term from those before it."],
    "example": [(9,), 5],
    "edges": [(1,), (2,), (3,), (20,)],
}


def golomb_number(n: int) -> int:
    """The n-th term."""
    terms = [0, 1]
    for place in range(2, n + 1):
        terms.append(1 + terms[place - terms[terms[place - 1]]])
    return terms[n]


def oracle(n: int) -> int:
    terms, value = [1, 2, 2], 3
    while len(terms) < n:
        terms += [value] * terms[value - 1]
        value += 1
    return terms[n - 1]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 5 * size + 1),)
