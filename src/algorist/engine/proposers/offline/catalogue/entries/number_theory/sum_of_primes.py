"""Sum of primes: all primes up to a number, added up.

The sieve of Eratosthenes strikes out the multiples; what is left is added up.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "keywords": "sum of prime numbers primes between 1 and n up to",
    "preconditions": ["n ≥ 0", "n itself counts"],
    "growth": "n log log n",
    "growth_reason": "the sieve's work",
    "references": ["G. H. Hardy and E. M. Wright, An Introduction to the Theory of Numbers, chapter 1"],
    "steps": ["Sieve.", "Add up what is left."],
    "example": [(10,), 17],
    "edges": [(0,), (1,), (2,), (3,), (25,)],
}


def sum_of_primes(n: int) -> int:
    """The sum of the primes up to n."""
    prime = [False, False] + [True] * max(n - 1, 0)
    for p in range(2, math.isqrt(max(n, 0)) + 1):
        if prime[p]:
            prime[p * p :: p] = [False] * len(prime[p * p :: p])
    return sum(k for k, holds in enumerate(prime) if holds)


def oracle(n: int) -> int:
    return sum(k for k in range(2, n + 1) if all(k % d for d in range(2, k)))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 8 * size + 3),)
