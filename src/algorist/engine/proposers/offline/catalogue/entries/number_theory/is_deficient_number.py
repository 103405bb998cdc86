"""Deficient number: a number that is more than its proper divisors together.

All primes and their powers are deficient.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "keywords": "deficient number divisors sum less",
    "preconditions": ["n ≥ 1"],
    "growth": "sqrt n",
    "growth_reason": "one division for each number up to the root",
    "references": ["G. H. Hardy and E. M. Wright, An Introduction to the Theory of Numbers, chapter 16"],
    "steps": ["Compute what the definition speaks of.", "Compare."],
    "example": [(8,), True],
    "edges": [(1,), (6,), (12,), (16,)],
}


def is_deficient_number(n: int) -> bool:
    """Whether n is a deficient number."""
    total = 1 if n > 1 else 0
    for d in range(2, math.isqrt(n) + 1):
        if n % d == 0:
            total += d if d * d == n else d + n // d
    return total < n


def oracle(n: int) -> bool:
    return sum(d for d in range(1, n) if n % d == 0) < n


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 12 * size + 9),)
