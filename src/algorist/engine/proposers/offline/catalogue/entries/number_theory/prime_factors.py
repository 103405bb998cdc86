"""Prime factors: the primes whose product is the number, ascending and with repetition.

Each divisor from 2 on is divided out as often as it goes; what is left above 1 in the end is the last prime.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["prime factorization", "factor integer", "get factors"],
    "keywords": "prime factors factorization factorize decompose integer product divisors",
    "preconditions": ["n ≥ 1; 1 has no factors"],
    "growth": "sqrt n",
    "growth_reason": "no divisor above the root of what is left is tried",
    "references": ["D. Knuth, The Art of Computer Programming, volume 2, section 4.5.4"],
    "steps": [
        "For each divisor from 2 while its square is not above what is left: divide it out as often as it goes.",
        "What is left, if it is above 1, is prime.",
    ],
    "example": [(84,), [2, 2, 3, 7]],
    "edges": [(1,), (2,), (4,), (97,), (1024,)],
}


def prime_factors(n: int) -> list[int]:
    """The prime factors of n in ascending order."""
    factors = []
    divisor = 2
    while divisor * divisor <= n:
        while n % divisor == 0:
            factors.append(divisor)
            n //= divisor
        divisor += 1
    if n > 1:
        factors.append(n)
    return factors


def check(args: tuple[int], got: list[int]) -> bool:
    primes = all(f > 1 and all(f % d for d in range(2, f)) for f in got)
    return primes and got == sorted(got) and math.prod(got) == args[0]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 60 * size + 1),)
