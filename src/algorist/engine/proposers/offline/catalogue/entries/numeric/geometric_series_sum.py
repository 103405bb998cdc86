"""Sum of a geometric progression: n terms from a first one on, each a factor times the last.

Multiplied by the factor the sum keeps all its terms but the ends; the difference gives the formula.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["geometric progression", "GP sum"],
    "keywords": "sum of geometric progression series gp ratio",
    "preconditions": ["count ≥ 0"],
    "growth": "log n",
    "growth_reason": "one power",
    "references": ["R. L. Graham, D. E. Knuth and O. Patashnik, Concrete Mathematics, chapter 2"],
    "steps": ["With factor 1 it is the first term times the count.", "Otherwise put it into the formula."],
    "compare": "approximate",
    "example": [(1.0, 5, 2.0), 31.0],
    "edges": [(1.0, 0, 2.0), (3.0, 1, 9.0), (2.0, 4, 1.0)],
}


def geometric_series_sum(first: float, count: int, ratio: float) -> float:
    """The sum of the terms."""
    if ratio == 1:
        return first * count
    return first * (1 - ratio**count) / (1 - ratio)


def oracle(first: float, count: int, ratio: float) -> float:
    total, term = 0.0, first
    for _ in range(count):
        total, term = total + term, term * ratio
    return total


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return float(rng.randint(-9, 9)), rng.randint(0, size), rng.choice([-2.0, -0.5, 0.5, 1.0, 1.5, 2.0, 3.0])
