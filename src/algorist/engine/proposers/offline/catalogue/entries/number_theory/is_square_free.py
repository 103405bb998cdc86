"""Square-free number: a number that no square above 1 divides.

No prime comes twice among its factors.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "square free number no repeated prime factor",
    "preconditions": ["n ≥ 1"],
    "growth": "sqrt n",
    "growth_reason": "squares up to n are tried",
    "references": ["G. H. Hardy and E. M. Wright, An Introduction to the Theory of Numbers, chapter 18"],
    "steps": ["Compute what the definition speaks of.", "Compare."],
    "example": [(30,), True],
    "edges": [(1,), (4,), (12,), (49,)],
}


def is_square_free(n: int) -> bool:
    """Whether n is a square free."""
    d = 2
    while d * d <= n:
        if n % (d * d) == 0:
            return False
        d += 1
    return True


def oracle(n: int) -> bool:
    return all(n % (d * d) for d in range(2, n + 1))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 12 * size + 9),)
