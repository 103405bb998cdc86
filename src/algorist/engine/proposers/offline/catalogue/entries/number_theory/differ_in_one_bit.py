"""Binary neighbours: whether two numbers differ in exactly one binary place.

Their exclusive or is then a power of two. Neighbours in a Gray code are of this kind.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "differ at one bit position only two numbers adjacent gray code",
    "preconditions": ["a, b ≥ 0"],
    "growth": "1",
    "growth_reason": "a few operations on words",
    "references": ["H. S. Warren, Hacker's Delight, chapter 2"],
    "steps": ["Combine the numbers bit by bit."],
    "example": [(13, 9), True],
    "edges": [(0, 0), (0, 1), (7, 8), (2, 4)],
}


def differ_in_one_bit(a: int, b: int) -> bool:
    """Binary neighbours."""
    different = a ^ b
    return different != 0 and different & (different - 1) == 0


def oracle(a: int, b: int) -> bool:
    return f"{a ^ b:b}".count("1") == 1


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    a = rng.randint(0, 2 ** (size + 1))
    return a, rng.choice([a, a ^ (1 << rng.randint(0, size + 1)), rng.randint(0, 2 ** (size + 1))])
