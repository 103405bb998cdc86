"""Set the lowest zero: a number with the rightmost zero of its binary digits turned into a one.

Adding one carries up to that place; the rest is kept by an or.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "set rightmost lowest unset bit of a number to one",
    "preconditions": ["n ≥ 0"],
    "growth": "1",
    "growth_reason": "two operations on words",
    "references": ["H. S. Warren, Hacker's Delight, chapter 2"],
    "steps": ["Add one.", "Combine with the number by or."],
    "example": [(21,), 23],
    "edges": [(0,), (1,), (6,), (15,)],
}


def set_lowest_unset_bit(n: int) -> int:
    """The number with its lowest zero set."""
    return n | n + 1


def oracle(n: int) -> int:
    place = 0
    while n // 2**place % 2 == 1:
        place += 1
    return n + int(2**place)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 2 ** (size + 1)),)
