"""Amicable numbers: whether each of two numbers is the sum of the proper divisors of the other.

Both sums are found by going through the divisors up to the root.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "amicable numbers check pair sum of proper divisors of each other",
    "preconditions": ["a, b ≥ 1; a number is not amicable with itself"],
    "growth": "sqrt n",
    "growth_reason": "divisors come in pairs",
    "references": ["L. E. Dickson, History of the Theory of Numbers, volume 1, chapter 1"],
    "steps": ["Add the proper divisors of each number.", "Compare each sum with the other number."],
    "example": [(220, 284), True],
    "edges": [(1, 1), (6, 6), (284, 220), (1184, 1210), (220, 285)],
}


def are_amicable(a: int, b: int) -> bool:
    """Whether the two are amicable."""
    return a != b and proper_sum(a) == b and proper_sum(b) == a


def proper_sum(n: int) -> int:
    total, divisor = 1 if n > 1 else 0, 2
    while divisor * divisor <= n:
        if n % divisor == 0:
            total += divisor
            if divisor != n // divisor:
                total += n // divisor
        divisor += 1
    return total


def oracle(a: int, b: int) -> bool:
    sums = [sum(d for d in range(1, n) if n % d == 0) for n in (a, b)]
    return a != b and sums == [b, a]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    if rng.random() < 0.4:
        return rng.choice([(220, 284), (1210, 1184), (284, 220), (2620, 2924)])
    return rng.randint(1, 20 * size + 2), rng.randint(1, 20 * size + 2)
