"""Modular inverse: the number that gives 1 when multiplied with another, modulo m.

Euclid's algorithm on a and m keeps track of the factor of a; when the divisor is 1, that factor is the inverse.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "modular inverse multiplicative modulo m a x = 1 mod",
    "preconditions": ["m ≥ 1; -1 when there is none"],
    "growth": "log n",
    "growth_reason": "Euclid's algorithm",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 2, section 4.5.2"],
    "steps": [
        "Run Euclid on a and m, keeping the factor of a.",
        "A divisor above 1: there is no inverse.",
        "Otherwise reduce the factor modulo m.",
    ],
    "example": [(3, 11), 4],
    "edges": [(0, 1), (1, 2), (2, 4), (10, 7), (6, 9)],
}


def modular_inverse(a: int, m: int) -> int:
    """The inverse in 0 … m-1, -1 when there is none."""
    one, other, x, y = a % m, m, 1, 0
    while other:
        q = one // other
        one, other, x, y = other, one - q * other, y, x - q * y
    return x % m if one == 1 else -1


def oracle(a: int, m: int) -> int:
    return next((x for x in range(m) if (a * x - 1) % m == 0), -1)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.randint(0, 9 * size), rng.randint(1, 9 * size + 1)
