"""Kynea number: the square of 2 to the n plus 1, less 2.

In binary it is a one, some zeros, and n + 1 ones.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "nth kynea number",
    "preconditions": ["n ≥ 1"],
    "growth": "n",
    "growth_reason": "the number has n digits",
    "references": ["OEIS Foundation, The On-Line Encyclopedia of Integer Sequences, A093069"],
    "steps": ["Compute the power of two and put it into the formula."],
    "example": [(3,), 79],
    "edges": [(1,), (2,), (2,)],
}


def kynea_number(n: int) -> int:
    """Kynea number n."""
    return ((1 << n) + 1) ** 2 - 2


def oracle(n: int) -> int:
    return int("1" + "0" * (2 * n), 2) + int("1" + "0" * (n + 1), 2) - 1


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 3 * size + 2),)
