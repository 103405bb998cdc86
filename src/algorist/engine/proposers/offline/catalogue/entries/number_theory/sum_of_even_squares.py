"""Sum of even squares: the squares of the first n even numbers, added up.

Two to the power comes out of every term; what is left is the sum over all numbers.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "sum of squares first n even natural numbers square series",
    "preconditions": ["n ≥ 0"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["R. L. Graham, D. E. Knuth and O. Patashnik, Concrete Mathematics, chapter 2"],
    "steps": ["Put n into the formula."],
    "example": [(4,), 120],
    "edges": [(0,), (1,), (2,)],
}


def sum_of_even_squares(n: int) -> int:
    """2^2 + 4^2 + ... + (2n)^2."""
    return 2 * n * (n + 1) * (2 * n + 1) // 3


def oracle(n: int) -> int:
    return sum((2 * k) ** 2 for k in range(1, n + 1))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 4 * size + 2),)
