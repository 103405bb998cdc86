"""Prime counting: how many primes there are up to a number.

The sieve of Eratosthenes strikes out the multiples; what is left is counted.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["prime counting function"],
    "keywords": "count primes number of prime numbers up to below",
    "preconditions": ["n ≥ 0", "n itself counts"],
    "growth": "n log log n",
    "growth_reason": "the sieve's work",
    "references": ["G. H. Hardy and E. M. Wright, An Introduction to the Theory of Numbers, chapter 1"],
    "steps": ["Sieve.", "Count what is left."],
    "example": [(10,), 4],
    "edges": [(0,), (1,), (2,), (3,), (25,)],
}


def count_primes(n: int) -> int:
    """How many primes are at most n."""
    prime = [False, False] + [True] * max(n - 1, 0)
    for p in range(2, math.isqrt(max(n, 0)) + 1):
        if prime[p]:
            prime[p * p :: p] = [False] * len(prime[p * p :: p])
    return sum(prime)


def oracle(n: int) -> int:
    return sum(all(k % d for d in range(2, k)) for k in range(2, n + 1))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 8 * size + 3),)
