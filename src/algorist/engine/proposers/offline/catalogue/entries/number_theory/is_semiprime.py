"""Semiprime: the product of two primes.

The two may be the same. They are what is hard to take apart again.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "semiprime product of two prime numbers biprime",
    "preconditions": ["n ≥ 1"],
    "growth": "sqrt n",
    "growth_reason": "trial division",
    "references": ["G. H. Hardy and E. M. Wright, An Introduction to the Theory of Numbers, chapter 1"],
    "steps": ["Compute what the definition speaks of.", "Compare."],
    "example": [(21,), True],
    "edges": [(1,), (2,), (4,), (6,), (8,)],
}


def is_semiprime(n: int) -> bool:
    """Whether n is a semiprime."""
    count, d = 0, 2
    while d * d <= n:
        while n % d == 0:
            n //= d
            count += 1
        d += 1
    return count + (n > 1) == 2


def oracle(n: int) -> bool:
    primes = [p for p in range(2, n + 1) if all(p % d for d in range(2, p))]
    return any(p * q == n for p in primes for q in primes)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 6 * size + 9),)
