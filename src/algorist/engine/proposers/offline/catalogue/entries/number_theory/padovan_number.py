"""Padovan number: the sum of the terms two and three places before.

The sequence begins with 1, 1, 1 and gives the sides of a spiral of triangles.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "nth padovan number sequence spiral",
    "preconditions": ["n ≥ 0"],
    "growth": "n",
    "growth_reason": "one addition for each term",
    "references": ["OEIS Foundation, The On-Line Encyclopedia of Integer Sequences, A000931"],
    "steps": ["Begin with the first terms.", "Compute each term from those before it."],
    "example": [(9,), 9],
    "edges": [(0,), (1,), (2,), (3,)],
}


def padovan_number(n: int) -> int:
    """Padovan number."""
    a, b, c = 1, 1, 1
    for _ in range(n):
        a, b, c = b, c, a + b
    return a


def oracle(n: int) -> int:
    def ways(total: int) -> int:
        return 1 if total == 0 else sum(ways(total - part) for part in (2, 3) if part <= total)

    return ways(n + 2)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, size + 2),)
