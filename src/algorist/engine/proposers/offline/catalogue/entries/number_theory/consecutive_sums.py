"""Sums of consecutive numbers: in how many ways a number is a sum of two or more consecutive positive numbers.

Each odd divisor beyond one gives one way (Sylvester's theorem).
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["politeness of a number"],
    "keywords": "count ways to express a number as sum of consecutive natural numbers",
    "preconditions": ["n ≥ 1"],
    "growth": "sqrt n",
    "growth_reason": "every odd divisor up to the root is tried",
    "references": ["J. J. Sylvester, A Constructive Theory of Partitions, 1882"],
    "steps": ["Take the twos out of the number.", "Count the divisors of what is left, but for one."],
    "example": [(15,), 3],
    "edges": [(1,), (2,), (3,), (8,), (9,), (45,)],
}


def consecutive_sums(n: int) -> int:
    """The number of such sums."""
    odd = n // (n & -n)
    count, divisor = 0, 1
    while divisor * divisor <= odd:
        if odd % divisor == 0:
            count += 1 if divisor * divisor == odd else 2
        divisor += 2
    return count - 1


def oracle(n: int) -> int:
    return sum(sum(range(first, last)) == n for first in range(1, n) for last in range(first + 2, n + 1))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 4 * size + 1),)
