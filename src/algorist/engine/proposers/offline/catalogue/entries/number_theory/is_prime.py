"""Primality by trial division: whether a number is prime.

A number that is not prime has a divisor not above its root. After 2 and 3 only numbers next to a multiple of 6 need
trying.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["prime test", "check prime"],
    "keywords": "prime is check whether number primality test divisor",
    "preconditions": ["numbers below 2 are not prime"],
    "growth": "sqrt n",
    "growth_reason": "a third of the numbers up to the root are tried",
    "references": ["D. Knuth, The Art of Computer Programming, volume 2, section 4.5.4"],
    "steps": [
        "Numbers below 2 are not prime, 2 and 3 are.",
        "Multiples of 2 or 3 are not.",
        "Try 5, 7, 11, 13, 17 and so on up to the root.",
    ],
    "example": [(29,), True],
    "edges": [(0,), (1,), (2,), (3,), (4,), (25,), (-7,), (49,)],
}


def is_prime(n: int) -> bool:
    """Whether n is a prime number."""
    if n < 4:
        return n >= 2
    if n % 2 == 0 or n % 3 == 0:
        return False
    divisor = 5
    while divisor * divisor <= n:
        if n % divisor == 0 or n % (divisor + 2) == 0:
            return False
        divisor += 6
    return True


def oracle(n: int) -> bool:
    return n >= 2 and all(n % d for d in range(2, n))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 50 * size + 1),)
