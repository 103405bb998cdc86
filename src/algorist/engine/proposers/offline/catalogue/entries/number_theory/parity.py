"""Parity: whether the number of ones of a number in binary is odd.

Halves are folded upon each other by exclusive or until one bit is left.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "parity odd even number of set bits ones binary",
    "preconditions": ["n ≥ 0", "True says odd"],
    "growth": "log n",
    "growth_reason": "one step for each one",
    "references": ["H. S. Warren, Hacker's Delight, chapter 5"],
    "steps": ["Combine the numbers bit by bit."],
    "example": [(7,), True],
    "edges": [(0,), (1,), (3,), (255,)],
}


def parity(n: int) -> bool:
    """Parity."""
    odd = False
    while n:
        n &= n - 1
        odd = not odd
    return odd


def oracle(n: int) -> bool:
    return f"{n:b}".count("1") % 2 == 1


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 2 ** (size + 2)),)
