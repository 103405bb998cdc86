"""Alternating bits: whether no two neighbouring binary digits of a number are equal.

A number that alternates becomes all ones when it is combined with its own half.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "check whether bits of a number alternate in pattern adjacent different",
    "preconditions": ["n ≥ 0"],
    "growth": "1",
    "growth_reason": "a few operations on words",
    "references": ["H. S. Warren, Hacker's Delight, chapter 2"],
    "steps": ["Combine the number with its half by exclusive or.", "See whether only ones are left."],
    "example": [(10,), True],
    "edges": [(0,), (1,), (2,), (3,), (5,), (11,)],
}


def has_alternating_bits(n: int) -> bool:
    """Whether ones and zeros alternate."""
    mixed = n ^ n >> 1
    return mixed & mixed + 1 == 0


def oracle(n: int) -> bool:
    text = f"{n:b}"
    return "00" not in text and "11" not in text


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    if rng.random() < 0.5:
        return (int(("10" * (size + 1))[: rng.randint(1, size + 1)], 2),)
    return (rng.randint(0, 2 ** (size + 1)),)
