"""Reverse the bits of a word: the 32 binary digits of a number in the opposite order.

Neighbours change places, then pairs of neighbours, then fours, eights and halves.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "reverse bits of a 32 bit unsigned integer word mirror",
    "preconditions": ["0 ≤ n < 2**32"],
    "growth": "1",
    "growth_reason": "five exchanges, whatever the number",
    "references": ["H. S. Warren, Hacker's Delight, chapter 7"],
    "steps": ["Exchange neighbouring bits.", "Exchange neighbouring groups of 2, 4, 8 and 16 bits."],
    "example": [(1,), 2147483648],
    "edges": [(0,), (3,), (4294967295,), (2147483648,)],
}


def reverse_bits(n: int) -> int:
    """The number whose 32 bits are those of `n` from the last to the first."""
    n = (n & 0x55555555) << 1 | (n >> 1) & 0x55555555
    n = (n & 0x33333333) << 2 | (n >> 2) & 0x33333333
    n = (n & 0x0F0F0F0F) << 4 | (n >> 4) & 0x0F0F0F0F
    n = (n & 0x00FF00FF) << 8 | (n >> 8) & 0x00FF00FF
    return (n & 0x0000FFFF) << 16 | n >> 16


def oracle(n: int) -> int:
    return int(f"{n:032b}"[::-1], 2)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.getrandbits(min(32, 3 * size + 1)),)
