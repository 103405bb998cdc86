"""Legendre's formula: how many zeros stand at the end of n factorial.

Each zero needs a factor 5, of which n / 5 numbers bring one, n / 25 a second one, and so on.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Legendre's formula"],
    "keywords": "trailing zeros of factorial end zeroes",
    "preconditions": ["n ≥ 0"],
    "growth": "log n",
    "growth_reason": "n is divided by five each time",
    "references": ["R. L. Graham, D. E. Knuth and O. Patashnik, Concrete Mathematics, section 4.4"],
    "steps": ["Add n / 5, n / 25, n / 125 ... rounded down."],
    "example": [(100,), 24],
    "edges": [(0,), (4,), (5,), (25,), (125,)],
}


def trailing_zeros_of_factorial(n: int) -> int:
    """The zeros at the end of n factorial."""
    zeros = 0
    while n:
        n //= 5
        zeros += n
    return zeros


def oracle(n: int) -> int:
    product, zeros = math.factorial(n), 0
    while product % 10 == 0:
        product, zeros = product // 10, zeros + 1
    return zeros


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 12 * size + 5),)
