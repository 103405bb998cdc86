"""Polynomial value: a polynomial evaluated at a point by Horner's rule.

From the highest coefficient down, the value so far is multiplied by x and the next coefficient added.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Horner's method"],
    "keywords": "polynomial evaluate value horner coefficients x",
    "preconditions": ["coefficients from the constant term up; none give 0"],
    "growth": "n",
    "growth_reason": "one multiplication for each coefficient",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 2, section 4.6.4"],
    "steps": ["Start with 0.", "From the highest coefficient down multiply by x and add it."],
    "example": [([1, 2, 3], 2), 17],
    "edges": [([], 5), ([4], 9), ([0, 1], -3)],
}


def polynomial_value(coefficients: list[int], x: int) -> int:
    """The value at x."""
    value = 0
    for coefficient in reversed(coefficients):
        value = value * x + coefficient
    return value


def oracle(coefficients: list[int], x: int) -> int:
    return int(sum(c * x**i for i, c in enumerate(coefficients)))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return [rng.randint(-9, 9) for _ in range(size)], rng.randint(-5, 5)
