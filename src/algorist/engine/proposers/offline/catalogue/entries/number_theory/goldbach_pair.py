"""Goldbach's pair: two primes whose sum is a given even number, the first as small as may be.

Every even number that was ever tried has such a pair.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "goldbach two primes whose sum is equal to given even number",
    "preconditions": ["n ≥ 4 and even"],
    "growth": "n log log n",
    "growth_reason": "a sieve, then one look at each number",
    "references": ["G. H. Hardy and E. M. Wright, An Introduction to the Theory of Numbers, section 2.8"],
    "steps": ["Sieve the primes up to the number.", "Take the first prime whose partner is prime."],
    "example": [(74,), [3, 71]],
    "edges": [(4,), (6,), (8,), (98,)],
}


def goldbach_pair(n: int) -> list[int]:
    """The pair in ascending order."""
    is_prime = bytearray([1]) * (n + 1)
    is_prime[:2] = bytes(2)
    for number in range(2, int(n**0.5) + 1):
        if is_prime[number]:
            for multiple in range(number * number, n + 1, number):
                is_prime[multiple] = 0
    return next([p, n - p] for p in range(2, n) if is_prime[p] and is_prime[n - p])


def oracle(n: int) -> list[int]:
    primes = [p for p in range(2, n) if all(p % d for d in range(2, p))]
    return min([a, b] for a in primes for b in primes if a + b == n)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (2 * rng.randint(2, 4 * size + 3),)
