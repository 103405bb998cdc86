"""Term of a geometric progression: the n-th, counted from 1.

n - 1 factors lie between the first term and the n-th.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "nth term of geometric progression series gp tn ratio",
    "preconditions": ["n ≥ 1"],
    "growth": "log n",
    "growth_reason": "one power",
    "references": ["R. L. Graham, D. E. Knuth and O. Patashnik, Concrete Mathematics, chapter 2"],
    "steps": ["Multiply the first term by the factor n - 1 times."],
    "compare": "approximate",
    "example": [(1.0, 5, 2.0), 16.0],
    "edges": [(1.0, 1, 2.0), (3.0, 2, 9.0)],
}


def geometric_term(first: float, n: int, ratio: float) -> float:
    """The n-th term."""
    return first * ratio ** (n - 1)


def oracle(first: float, n: int, ratio: float) -> float:
    value = first
    for _ in range(1, n):
        value *= ratio
    return value


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return float(rng.randint(-9, 9)), rng.randint(1, size + 1), rng.choice([-2.0, 0.5, 1.0, 1.5, 2.0, 3.0])
