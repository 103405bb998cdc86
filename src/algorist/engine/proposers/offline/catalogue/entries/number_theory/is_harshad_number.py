"""Harshad number: a number that its digit sum divides.

Also called after Niven; all numbers of one digit are.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Niven number"],
    "keywords": "harshad niven number divisible by digit sum",
    "preconditions": ["n ≥ 1"],
    "growth": "log n",
    "growth_reason": "one step a digit",
    "references": ["OEIS Foundation, The On-Line Encyclopedia of Integer Sequences, A005349"],
    "steps": ["Compute what the definition speaks of.", "Compare."],
    "example": [(18,), True],
    "edges": [(1,), (10,), (11,), (21,)],
}


def is_harshad_number(n: int) -> bool:
    """Whether n is a harshad number."""
    digits, left = 0, n
    while left:
        left, digit = divmod(left, 10)
        digits += digit
    return n % digits == 0


def oracle(n: int) -> bool:
    return n % sum(int(c) for c in str(n)) == 0


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 30 * size + 9),)
