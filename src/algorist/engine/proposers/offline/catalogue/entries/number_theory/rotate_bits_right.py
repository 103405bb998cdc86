"""Rotate bits right: the 32 binary digits of a number moved to the right, those that fall out coming in again.

What is shifted out at one end is put in at the other.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["circular shift right"],
    "keywords": "rotate bits of a number right by d places circular shift 32",
    "preconditions": ["0 ≤ n < 2**32", "places ≥ 0"],
    "growth": "1",
    "growth_reason": "a few operations on words",
    "references": ["H. S. Warren, Hacker's Delight, chapter 2"],
    "steps": ["Shift the number right.", "Put in again what fell out."],
    "example": [(16, 2), 4],
    "edges": [(0, 3), (1, 1), (3, 0), (2147483648, 1), (5, 32), (5, 33)],
}


def rotate_bits_right(n: int, places: int) -> int:
    """The number with its 32 bits rotated right by so many places."""
    places %= 32
    return (n >> places | n << (32 - places)) & 0xFFFFFFFF


def oracle(n: int, places: int) -> int:
    digits = list(f"{n:032b}")
    for _ in range(places % 32):
        digits = [digits[-1], *digits[:-1]]
    return int("".join(digits), 2)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.getrandbits(min(32, 3 * size + 1)), rng.randint(0, 3 * size)
