"""Next power of two: the least power of two that is not below a number.

Where n is no power itself, it has one binary digit more than n - 1.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "next smallest power of two greater than or equal round up",
    "preconditions": ["n ≥ 0"],
    "growth": "1",
    "growth_reason": "a few operations on words",
    "references": ["H. S. Warren, Hacker's Delight, chapter 3"],
    "steps": ["Combine the numbers bit by bit."],
    "example": [(5,), 8],
    "edges": [(0,), (1,), (2,), (3,), (64,)],
}


def next_power_of_two(n: int) -> int:
    """Next power of two."""
    return 1 << (n - 1).bit_length() if n > 1 else 1


def oracle(n: int) -> int:
    power = 1
    while power < n:
        power *= 2
    return power


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 2 ** (size + 2)),)
