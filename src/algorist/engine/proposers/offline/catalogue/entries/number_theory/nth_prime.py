"""The n-th prime: 2 for 1, 3 for 2, 5 for 3 and so on.

A sieve up to a bound that is known to hold so many primes.
"""

from math import log
from random import Random
from typing import Any

ENTRY = {
    "keywords": "nth prime number find the n-th prime",
    "preconditions": ["n ≥ 1"],
    "growth": "n log n",
    "growth_reason": "a sieve as long as the n-th prime is large",
    "references": ["J. B. Rosser, Explicit Bounds for Some Functions of Prime Numbers, 1941"],
    "steps": ["Bound the n-th prime by n (log n + log log n).", "Sieve up to there.", "Take the n-th that is left."],
    "example": [(6,), 13],
    "edges": [(1,), (2,), (3,), (5,), (25,)],
}


def nth_prime(n: int) -> int:
    """The n-th prime."""
    most = 12 if n < 6 else int(n * (log(n) + log(log(n)))) + 1
    is_prime = bytearray([1]) * (most + 1)
    count = 0
    for number in range(2, most + 1):
        if is_prime[number]:
            count += 1
            if count == n:
                return number
            for multiple in range(number * number, most + 1, number):
                is_prime[multiple] = 0
    raise ValueError("the bound is too small")


def oracle(n: int) -> int:
    number = 1
    while n:
        number += 1
        n -= all(number % d for d in range(2, number))
    return number


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 5 * size + 1),)
