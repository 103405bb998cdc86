"""Cullen number: n times 2 to the n, plus 1.

Named after J. Cullen; nearly all of them are composite.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "nth cullen number proth",
    "preconditions": ["n ≥ 0"],
    "growth": "n",
    "growth_reason": "the number has n digits",
    "references": ["OEIS Foundation, The On-Line Encyclopedia of Integer Sequences, A002064"],
    "steps": ["Compute the power of two and put it into the formula."],
    "example": [(4,), 65],
    "edges": [(0,), (1,), (2,)],
}


def cullen_number(n: int) -> int:
    """Cullen number n."""
    return (n << n) + 1


def oracle(n: int) -> int:
    value = n
    for _ in range(n):
        value += value
    return value + 1


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 3 * size + 2),)
