"""Highest power of two: the largest power of two that is not above a number.

It is the number's first binary digit alone.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["most significant bit"],
    "keywords": "highest power of two less than or equal most significant set bit",
    "preconditions": ["n ≥ 1"],
    "growth": "1",
    "growth_reason": "a few operations on words",
    "references": ["H. S. Warren, Hacker's Delight, chapter 3"],
    "steps": ["Combine the numbers bit by bit."],
    "example": [(10,), 8],
    "edges": [(1,), (2,), (3,), (64,)],
}


def highest_power_of_two(n: int) -> int:
    """Highest power of two."""
    return 1 << (n.bit_length() - 1)


def oracle(n: int) -> int:
    power = 1
    while power * 2 <= n:
        power *= 2
    return power


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 2 ** (size + 2)),)
