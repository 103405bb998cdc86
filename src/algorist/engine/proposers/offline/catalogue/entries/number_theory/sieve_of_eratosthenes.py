"""Sieve of Eratosthenes: all prime numbers up to a limit.

Every number starts as a candidate. Each prime strikes out its multiples from its square on; what is left is prime.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["primes up to n", "list of primes"],
    "keywords": "sieve eratosthenes primes prime numbers up to limit list all",
    "preconditions": ["the limit itself counts"],
    "growth": "n log log n",
    "growth_reason": "the sum of n/p over the primes p",
    "references": ["D. Knuth, The Art of Computer Programming, volume 2, section 4.5.4"],
    "steps": [
        "Mark all numbers from 2 to n as candidates.",
        "For each candidate p up to the root of n strike out p*p, p*p + p and so on.",
        "The candidates that are left are the primes.",
    ],
    "example": [(20,), [2, 3, 5, 7, 11, 13, 17, 19]],
    "edges": [(0,), (1,), (2,), (3,), (-5,), (49,)],
}


def sieve_of_eratosthenes(n: int) -> list[int]:
    """The primes not above n, ascending."""
    candidate = [True] * (n + 1)
    for p in range(2, n + 1):
        if p * p > n:
            break
        if candidate[p]:
            for multiple in range(p * p, n + 1, p):
                candidate[multiple] = False
    return [p for p in range(2, n + 1) if candidate[p]]


def oracle(n: int) -> list[int]:
    return [p for p in range(2, n + 1) if all(p % d for d in range(2, p))]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 20 * size + 1),)
