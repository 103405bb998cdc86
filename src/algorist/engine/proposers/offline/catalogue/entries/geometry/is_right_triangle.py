"""Right triangle: whether three sides make one with a right angle.

By the converse of Pythagoras's theorem the squares of two must add up to that of the third.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "right angled triangle check sides pythagorean triplet",
    "preconditions": ["lengths > 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["Euclid, Elements, book I, proposition 48"],
    "steps": ["Put the lengths into the formula."],
    "example": [(3, 4, 5), True],
    "edges": [(1, 2, 3), (13, 5, 12), (2, 2, 2)],
}


def is_right_triangle(a: int, b: int, c: int) -> bool:
    """Whether three sides make one with a right angle."""
    return a * a + b * b == c * c or b * b + c * c == a * a or a * a + c * c == b * b


def oracle(a: int, b: int, c: int) -> bool:
    short, middle, long = sorted((a, b, c))
    return short**2 + middle**2 == long**2


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    k = rng.randint(1, size + 1)
    sides = rng.choice([[3 * k, 4 * k, 5 * k], [5 * k, 12 * k, 13 * k], [rng.randint(1, 20) for _ in range(3)]])
    return tuple(rng.sample(sides, 3))
