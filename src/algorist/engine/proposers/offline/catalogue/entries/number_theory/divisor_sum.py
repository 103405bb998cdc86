"""Divisor sum: all divisors of a number, added up.

Divisors come in pairs d and n / d, so it is enough to look up to the square root.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["sigma function", "sum of factors"],
    "keywords": "sum of all divisors factors sigma",
    "preconditions": ["n ≥ 1"],
    "growth": "sqrt n",
    "growth_reason": "one division for each number up to the root",
    "references": ["G. H. Hardy and E. M. Wright, An Introduction to the Theory of Numbers, chapter 16"],
    "steps": ["Try every number up to the square root.", "Add each divisor and its partner."],
    "example": [(12,), 28],
    "edges": [(1,), (2,), (16,), (97,)],
}


def divisor_sum(n: int) -> int:
    """The sum of all divisors, n among them."""
    total = 0
    for d in range(1, math.isqrt(n) + 1):
        if n % d == 0:
            total += d if d * d == n else d + n // d
    return total


def oracle(n: int) -> int:
    return sum(d for d in range(1, n + 1) if n % d == 0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 10 * size + 5),)
