"""Sum of an arithmetic progression: n terms from a first one on, each a step more.

The first and the last term have the same sum as the second and the last but one: n times the mean.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["arithmetic progression", "AP sum"],
    "keywords": "sum of arithmetic progression series ap first term common difference",
    "preconditions": ["count ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["R. L. Graham, D. E. Knuth and O. Patashnik, Concrete Mathematics, chapter 2"],
    "steps": ["Multiply the number of terms by the mean of first and last."],
    "compare": "approximate",
    "example": [(1.0, 5, 2.0), 25.0],
    "edges": [(1.0, 0, 1.0), (3.0, 1, 9.0), (2.0, 4, 0.0)],
}


def arithmetic_series_sum(first: float, count: int, step: float) -> float:
    """The sum of the terms."""
    return count * (2 * first + (count - 1) * step) / 2


def oracle(first: float, count: int, step: float) -> float:
    return float(sum(first + k * step for k in range(count)))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return float(rng.randint(-9, 9)), rng.randint(0, 3 * size), float(rng.randint(-9, 9))
