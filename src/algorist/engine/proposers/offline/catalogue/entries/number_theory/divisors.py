"""Divisors: all divisors of a number in ascending order.

Divisors come in pairs whose product is the number; the smaller one is at most the square root. So it is enough to try
up to there.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["factors of a number"],
    "keywords": "divisors all factors of a number list ascending",
    "preconditions": ["n ≥ 1"],
    "growth": "sqrt n",
    "growth_reason": "trial up to the square root",
    "references": ["G. H. Hardy and E. M. Wright, An Introduction to the Theory of Numbers, chapter 1"],
    "steps": [
        "Try each number up to the square root.",
        "A divisor is kept, and so is what it leaves.",
        "Put both halves together.",
    ],
    "example": [(12,), [1, 2, 3, 4, 6, 12]],
    "edges": [(1,), (2,), (4,), (97,), (100,)],
}


def divisors(n: int) -> list[int]:
    """The divisors in ascending order."""
    small, large = [], []
    d = 1
    while d * d <= n:
        if n % d == 0:
            small.append(d)
            if d * d < n:
                large.append(n // d)
        d += 1
    return small + large[::-1]


def oracle(n: int) -> list[int]:
    return [d for d in range(1, n + 1) if n % d == 0]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 20 * size + 1),)
