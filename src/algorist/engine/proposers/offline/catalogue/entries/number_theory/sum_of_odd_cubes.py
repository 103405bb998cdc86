"""Sum of odd cubes: the cubes of the first n odd numbers, added up.

The sum has a closed form, which induction shows.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "sum of cubes first n odd natural numbers cube series",
    "preconditions": ["n ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["R. L. Graham, D. E. Knuth and O. Patashnik, Concrete Mathematics, chapter 2"],
    "steps": ["Put n into the formula."],
    "example": [(4,), 496],
    "edges": [(0,), (1,), (2,)],
}


def sum_of_odd_cubes(n: int) -> int:
    """1^3 + 3^3 + ... + (2n - 1)^3."""
    return n * n * (2 * n * n - 1)


def oracle(n: int) -> int:
    return sum((2 * k + 1) ** 3 for k in range(n))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 4 * size + 2),)
