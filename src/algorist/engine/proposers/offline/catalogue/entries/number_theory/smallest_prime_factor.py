"""Smallest prime factor: the least divisor of a number above 1.

The least divisor above 1 is a prime; if none is found up to the square root the number itself is one.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["least prime divisor"],
    "keywords": "smallest prime divisor factor least",
    "preconditions": ["n ≥ 2"],
    "growth": "sqrt n",
    "growth_reason": "trial division up to the root",
    "references": ["G. H. Hardy and E. M. Wright, An Introduction to the Theory of Numbers, chapter 1"],
    "steps": ["Try 2, 3, 4 ... up to the root.", "The first that divides is the answer, else the number itself."],
    "example": [(35,), 5],
    "edges": [(2,), (3,), (4,), (49,), (97,)],
}


def smallest_prime_factor(n: int) -> int:
    """The least divisor above 1."""
    d = 2
    while d * d <= n:
        if n % d == 0:
            return d
        d += 1
    return n


def oracle(n: int) -> int:
    return min(d for d in range(2, n + 1) if n % d == 0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(2, 20 * size + 5),)
