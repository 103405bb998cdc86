"""Swap neighbouring bits: even and odd binary places of a number exchanged.

The even places are moved up, the odd ones down.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "swap adjacent bits even and odd places exchange",
    "preconditions": ["n ≥ 0"],
    "growth": "1",
    "growth_reason": "a few operations on words",
    "references": ["H. S. Warren, Hacker's Delight, chapter 7"],
    "steps": ["Combine the numbers bit by bit."],
    "example": [(23,), 43],
    "edges": [(0,), (1,), (2,), (170,)],
}


def swap_adjacent_bits(n: int) -> int:
    """Swap neighbouring bits."""
    even = sum(1 << place for place in range(0, n.bit_length() + 1, 2))
    return (n & even) << 1 | (n >> 1) & even


def oracle(n: int) -> int:
    text = f"{n:b}"
    text = text if len(text) % 2 == 0 else "0" + text
    return int("".join(text[i + 1] + text[i] for i in range(0, len(text), 2)), 2)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 2 ** (size + 2)),)
