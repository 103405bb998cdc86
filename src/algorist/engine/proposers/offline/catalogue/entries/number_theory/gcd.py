"""Greatest common divisor: the largest number that divides both.

Euclid: the divisors that a and b share are those that b and a mod b share; when the remainder is 0, the other number is
the answer.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Euclid's algorithm", "highest common factor"],
    "keywords": "gcd greatest common divisor euclid hcf highest factor two numbers",
    "preconditions": ["the answer is not negative; gcd(0, 0) is 0"],
    "growth": "log n",
    "growth_reason": "two steps at least halve the larger number",
    "references": ["Euclid, Elements, book VII, proposition 2"],
    "steps": ["While the second number is not 0, replace the pair (a, b) by (b, a mod b).", "The first number is it."],
    "example": [(12, 18), 6],
    "edges": [(0, 0), (0, 7), (7, 0), (-12, 18), (13, 13), (1, 99)],
}


def gcd(a: int, b: int) -> int:
    """The greatest common divisor of two integers."""
    a, b = abs(a), abs(b)
    while b:
        a, b = b, a % b
    return a


def oracle(a: int, b: int) -> int:
    a, b = abs(a), abs(b)
    return max((d for d in range(1, max(a, b) + 1) if a % d == 0 and b % d == 0), default=0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.randint(-9 * size, 9 * size), rng.randint(-9 * size, 9 * size)
