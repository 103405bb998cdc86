"""Number of divisors: how many numbers divide a number.

From the factors: each prime with exponent e gives e + 1 choices.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["tau function", "count of factors"],
    "keywords": "number of divisors count factors",
    "preconditions": ["n ≥ 1"],
    "growth": "sqrt n",
    "growth_reason": "trial division up to the root",
    "references": ["G. H. Hardy and E. M. Wright, An Introduction to the Theory of Numbers, chapter 16"],
    "steps": ["Divide out each prime and count how often.", "Multiply the counts plus one."],
    "example": [(12,), 6],
    "edges": [(1,), (2,), (16,), (97,)],
}


def divisor_count(n: int) -> int:
    """How many divisors n has."""
    count, d = 1, 2
    while d * d <= n:
        exponent = 0
        while n % d == 0:
            n //= d
            exponent += 1
        count *= exponent + 1
        d += 1
    return count * 2 if n > 1 else count


def oracle(n: int) -> int:
    return sum(n % d == 0 for d in range(1, n + 1))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 10 * size + 5),)
