"""Flip all bits: every binary digit of a number turned into the other, within the number's own width.

The number is held against a mask of as many ones as it has digits.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["toggle all bits", "binary complement"],
    "keywords": "flip toggle invert all bits complement of a number binary",
    "preconditions": ["n ≥ 0; zero has no digits and stays zero"],
    "growth": "1",
    "growth_reason": "one operation on words",
    "references": ["H. S. Warren, Hacker's Delight, chapter 2"],
    "steps": ["Make a mask of as many ones as the number has digits.", "Combine both by exclusive or."],
    "example": [(10,), 5],
    "edges": [(0,), (1,), (2,), (255,), (256,)],
}


def flip_bits(n: int) -> int:
    """The number with all its bits flipped."""
    return n ^ (1 << n.bit_length()) - 1


def oracle(n: int) -> int:
    text = f"{n:b}" if n else ""
    return int("".join("1" if digit == "0" else "0" for digit in text) or "0", 2)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 2 ** (size + 1)),)
