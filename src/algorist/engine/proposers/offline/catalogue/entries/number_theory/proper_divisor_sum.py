"""Aliquot sum: the divisors of a number that are less than it, added up.

Numbers that equal it are perfect. Divisors come in pairs, so it is enough to look up to the square root.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["aliquot sum"],
    "keywords": "sum of proper divisors aliquot divisors less than the number",
    "preconditions": ["n ≥ 1"],
    "growth": "sqrt n",
    "growth_reason": "one division for each number up to the root",
    "references": ["G. H. Hardy and E. M. Wright, An Introduction to the Theory of Numbers, chapter 16"],
    "steps": ["Begin with the divisor 1.", "Add each further divisor up to the root, and its partner."],
    "example": [(8,), 7],
    "edges": [(1,), (2,), (16,), (97,)],
}


def proper_divisor_sum(n: int) -> int:
    """The sum of the divisors below n."""
    total = 1 if n > 1 else 0
    for d in range(2, math.isqrt(n) + 1):
        if n % d == 0:
            total += d if d * d == n else d + n // d
    return total


def oracle(n: int) -> int:
    return sum(d for d in range(1, n) if n % d == 0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 10 * size + 5),)
