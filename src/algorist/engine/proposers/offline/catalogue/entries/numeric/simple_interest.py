"""Simple interest: what a sum earns in some years at a rate in per cent, without interest on interest.

It is the same amount every year.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "simple interest principal rate time",
    "growth": "1",
    "growth_reason": "one product",
    "references": ["S. G. Kellison, The Theory of Interest, chapter 1"],
    "steps": ["Multiply sum, rate and years; divide by a hundred."],
    "compare": "approximate",
    "example": [(8.0, 5.0, 2.0), 0.8],
    "edges": [(100.0, 0.0, 3.0), (100.0, 10.0, 1.0)],
}


def simple_interest(principal: float, rate: float, years: float) -> float:
    """The interest."""
    return principal * rate * years / 100


def oracle(principal: float, rate: float, years: float) -> float:
    return sum(principal * rate / 100 for _ in range(int(years)))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.random() * 1000, rng.random() * 20, float(rng.randint(0, size))
