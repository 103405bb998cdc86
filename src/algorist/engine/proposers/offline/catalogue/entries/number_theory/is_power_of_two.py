"""Power of two: whether a number is 2 to some power.

In binary such a number has one 1, and n - 1 has all the places behind it.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "power of two binary one bit set",
    "preconditions": ["n ≥ 0"],
    "growth": "1",
    "growth_reason": "one operation on words",
    "references": ["H. S. Warren, Hacker's Delight, chapter 2"],
    "steps": ["Compute what the definition speaks of.", "Compare."],
    "example": [(64,), True],
    "edges": [(0,), (1,), (2,), (3,)],
}


def is_power_of_two(n: int) -> bool:
    """Whether n is a power of two."""
    return n > 0 and n & (n - 1) == 0


def oracle(n: int) -> bool:
    power = 1
    while power < n:
        power *= 2
    return power == n


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.choice([2 ** rng.randint(0, size + 2), rng.randint(0, 10 * size + 5)]),)
