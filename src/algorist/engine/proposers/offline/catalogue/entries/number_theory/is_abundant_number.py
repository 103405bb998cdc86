"""Abundant number: whether the proper divisors of a number add up to more than itself.

Divisors come in pairs around the square root; 1 counts, the number itself does not.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["excessive number"],
    "keywords": "abundant number check whether sum proper divisors greater larger",
    "growth": "sqrt(n)",
    "growth_reason": "each pair of divisors is met at its smaller one",
    "references": ["Hardy, Wright, An Introduction to the Theory of Numbers, section 16.8"],
    "steps": ["Add both divisors of each pair.", "Leave the number itself out.", "Compare."],
    "example": [(12,), True],
    "edges": [(1,), (2,), (6,), (18,), (36,), (945,)],
}


def is_abundant_number(n: int) -> bool:
    """Whether n is smaller than the sum of its proper divisors."""
    total = 1 if n > 1 else 0
    divisor = 2
    while divisor * divisor <= n:
        if n % divisor == 0:
            total += divisor
            if divisor * divisor != n:
                total += n // divisor
        divisor += 1
    return total > n


def oracle(n: int) -> bool:
    return sum(d for d in range(1, n) if n % d == 0) > n


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 12 * size + 12),)
