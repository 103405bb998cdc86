"""Woodall number: n times 2 to the n, less 1.

Named after H. J. Woodall; a few of them are primes that were sought for their size.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Cullen number of the second kind"],
    "keywords": "nth woodall number riesel",
    "preconditions": ["n ≥ 1"],
    "growth": "n",
    "growth_reason": "the number has n digits",
    "references": ["OEIS Foundation, The On-Line Encyclopedia of Integer Sequences, A003261"],
    "steps": ["Compute the power of two and put it into the formula."],
    "example": [(5,), 159],
    "edges": [(1,), (2,), (2,)],
}


def woodall_number(n: int) -> int:
    """Woodall number n."""
    return (n << n) - 1


def oracle(n: int) -> int:
    value = n
    for _ in range(n):
        value += value
    return value - 1


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 3 * size + 2),)
