"""Euler's totient: how many numbers from 1 to n share no divisor with n.

Each prime factor p removes one p-th of the numbers. The factors are found by trial division.
"""

from math import gcd
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["phi function"],
    "keywords": "euler totient phi coprime count relatively prime numbers",
    "preconditions": ["n ≥ 1"],
    "growth": "sqrt n",
    "growth_reason": "trial division up to the square root",
    "references": ["G. H. Hardy and E. M. Wright, An Introduction to the Theory of Numbers, chapter 5"],
    "steps": [
        "Start with n.",
        "For each prime factor p take away one p-th of the result.",
        "What is left of n above 1 is the last prime factor.",
    ],
    "example": [(9,), 6],
    "edges": [(1,), (2,), (7,), (12,), (36,)],
}


def euler_totient(n: int) -> int:
    """The number of 1 … n that are coprime to n."""
    result, left, p = n, n, 2
    while p * p <= left:
        if left % p == 0:
            result -= result // p
            while left % p == 0:
                left //= p
        p += 1
    return result - result // left if left > 1 else result


def oracle(n: int) -> int:
    return sum(gcd(k, n) == 1 for k in range(1, n + 1))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 20 * size + 1),)
