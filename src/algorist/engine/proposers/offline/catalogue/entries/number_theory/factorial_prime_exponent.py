"""Legendre's formula: how often a prime divides the factorial of a number.

Every p-th factor brings one, every p²-th another, and so on.
"""

from math import factorial
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Legendre's formula"],
    "keywords": "largest power of prime p that divides factorial n exponent legendre",
    "preconditions": ["n ≥ 0", "p is a prime"],
    "growth": "log n",
    "growth_reason": "the number is divided by the prime until nothing is left",
    "references": ["A.-M. Legendre, Essai sur la théorie des nombres, 1808"],
    "steps": ["Divide the number by the prime, again and again.", "Add what comes out each time."],
    "example": [(10, 3), 4],
    "edges": [(0, 2), (1, 5), (5, 5), (25, 5), (8, 2)],
}


def factorial_prime_exponent(n: int, p: int) -> int:
    """The exponent of `p` in n!."""
    count = 0
    while n:
        n //= p
        count += n
    return count


def oracle(n: int, p: int) -> int:
    product, count = factorial(n), 0
    while product % p == 0:
        product //= p
        count += 1
    return count


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.randint(0, 6 * size), rng.choice([2, 3, 5, 7])
