"""Perfect number: whether a number is the sum of its proper divisors.

Divisors are found in pairs up to the square root and added up.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "perfect number sum of proper divisors equals",
    "growth": "sqrt n",
    "growth_reason": "trial up to the square root",
    "references": ["Euclid, Elements, book IX, proposition 36"],
    "steps": [
        "Numbers below 2 are not perfect.",
        "Add 1 and both divisors of each pair up to the square root.",
        "Compare with the number.",
    ],
    "example": [(28,), True],
    "edges": [(0,), (1,), (6,), (12,), (496,), (36,)],
}


def is_perfect_number(n: int) -> bool:
    """Whether n is perfect."""
    total, d = 1, 2
    while d * d <= n:
        if n % d == 0:
            total += d if d * d == n else d + n // d
        d += 1
    return n > 1 and total == n


def oracle(n: int) -> bool:
    return n > 0 and sum(d for d in range(1, n) if n % d == 0) == n


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.choice([6, 28, rng.randint(-3, 5 * size + 1)]),)
