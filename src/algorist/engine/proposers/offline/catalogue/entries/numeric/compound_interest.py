"""Compound interest: what a sum has become after some years at a rate in per cent.

Each year the interest is added and bears interest itself.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "compound interest amount principal rate time years",
    "growth": "log n",
    "growth_reason": "one power",
    "references": ["S. G. Kellison, The Theory of Interest, chapter 1"],
    "steps": ["Multiply by one plus the rate for each year."],
    "compare": "approximate",
    "example": [(1000.0, 5.0, 2), 1102.5],
    "edges": [(100.0, 0.0, 3), (100.0, 10.0, 0)],
}


def compound_interest(principal: float, rate: float, years: int) -> float:
    """The sum with its interest."""
    return principal * (1 + rate / 100) ** years


def oracle(principal: float, rate: float, years: int) -> float:
    value = principal
    for _ in range(years):
        value += value * rate / 100
    return value


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.random() * 1000, rng.random() * 20, rng.randint(0, size)
