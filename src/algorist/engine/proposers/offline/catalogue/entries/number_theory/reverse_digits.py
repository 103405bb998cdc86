"""Reversed number: the digits of a number from right to left.

The last digit is taken off again and again and put behind the result.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "reverse digits of a number integer backwards",
    "preconditions": ["n ≥ 0"],
    "growth": "log n",
    "growth_reason": "one step a digit",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 2, section 4.1"],
    "steps": ["Take off the last digit.", "Put it behind the result."],
    "example": [(1230,), 321],
    "edges": [(0,), (7,), (10,), (121,)],
}


def reverse_digits(n: int) -> int:
    """The number read backwards."""
    result = 0
    while n:
        n, digit = divmod(n, 10)
        result = 10 * result + digit
    return result


def oracle(n: int) -> int:
    return int(str(n)[::-1])


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 10 ** min(size, 8)),)
