"""Automorphic number: a number with which its square ends.

25 is one, since its square is 625.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "automorphic number square ends with the number curious",
    "preconditions": ["n ≥ 1"],
    "growth": "log n",
    "growth_reason": "one step a digit",
    "references": ["OEIS Foundation, The On-Line Encyclopedia of Integer Sequences, A003226"],
    "steps": ["Compute what the definition speaks of.", "Compare."],
    "example": [(76,), True],
    "edges": [(1,), (5,), (10,), (11,), (625,)],
}


def is_automorphic_number(n: int) -> bool:
    """Whether n is an automorphic number."""
    power = 10
    while power <= n:
        power *= 10
    return (n * n - n) % power == 0


def oracle(n: int) -> bool:
    return str(n * n).endswith(str(n))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.choice([1, 5, 6, 25, 76, 376, 625, 9376, rng.randint(1, 20 * size + 9)]),)
