"""Tribonacci number: the sum of the three before, from 0, 0, 1 on.

As Fibonacci's sequence, with one term more in each sum.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "nth tribonacci number sequence three preceding",
    "preconditions": ["n ≥ 0"],
    "growth": "n",
    "growth_reason": "one addition for each term",
    "references": ["OEIS Foundation, The On-Line Encyclopedia of Integer Sequences, A000073"],
    "steps": ["Begin with the first terms.", "Compute each term from those before it."],
    "example": [(9,), 44],
    "edges": [(0,), (1,), (2,), (3,)],
}


def tribonacci_number(n: int) -> int:
    """Tribonacci number."""
    a, b, c = 0, 0, 1
    for _ in range(n):
        a, b, c = b, c, a + b + c
    return a


def oracle(n: int) -> int:
    def ways(total: int) -> int:
        return 1 if total == 0 else sum(ways(total - part) for part in (1, 2, 3) if part <= total)

    return ways(n - 2) if n >= 2 else 0


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, size + 2),)
