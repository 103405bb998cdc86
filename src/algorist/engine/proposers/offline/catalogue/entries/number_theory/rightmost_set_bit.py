"""Position of the lowest one: at which binary place, counted from 1, the last 1 of a number stands.

A number and its negative have only that bit in common.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["least significant set bit"],
    "keywords": "position of rightmost lowest least significant set bit",
    "preconditions": ["n ≥ 0", "0 says that there is none"],
    "growth": "1",
    "growth_reason": "a few operations on words",
    "references": ["H. S. Warren, Hacker's Delight, chapter 2"],
    "steps": ["Combine the numbers bit by bit."],
    "example": [(18,), 2],
    "edges": [(0,), (1,), (8,), (12,)],
}


def rightmost_set_bit(n: int) -> int:
    """Position of the lowest one."""
    return (n & -n).bit_length()


def oracle(n: int) -> int:
    return len(f"{n:b}") - f"{n:b}".rindex("1") if n else 0


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 2 ** (size + 2)),)
