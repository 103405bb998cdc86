"""Harmonic number: the sum of the reciprocals of the first n numbers.

It grows like the logarithm, without bound.
"""

from fractions import Fraction
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["harmonic number"],
    "keywords": "harmonic sum number series reciprocals",
    "preconditions": ["n ≥ 0"],
    "growth": "n",
    "growth_reason": "one term at a time",
    "references": ["R. L. Graham, D. E. Knuth and O. Patashnik, Concrete Mathematics, section 6.3"],
    "steps": ["Add 1 / k for each k up to n."],
    "compare": "approximate",
    "example": [(4,), 2.0833333333333335],
    "edges": [(0,), (1,), (2,)],
}


def harmonic_sum(n: int) -> float:
    """1 + 1/2 + ... + 1/n."""
    total = 0.0
    for k in range(1, n + 1):
        total += 1 / k
    return total


def oracle(n: int) -> float:
    return float(sum((Fraction(1, k) for k in range(1, n + 1)), Fraction(0)))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 3 * size),)
