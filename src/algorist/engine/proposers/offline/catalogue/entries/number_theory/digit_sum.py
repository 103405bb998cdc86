"""Digit sum: the sum of a number's decimal digits.

The last digit is the remainder by ten; dividing by ten removes it.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["sum of digits"],
    "keywords": "digit sum digits of a number add cross sum",
    "preconditions": ["the sign does not count"],
    "growth": "log n",
    "growth_reason": "one step for each digit",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 2, section 4.4"],
    "steps": ["Add the remainder by ten.", "Divide by ten.", "Stop at 0."],
    "example": [(1234,), 10],
    "edges": [(0,), (9,), (10,), (-56,), (99999,)],
}


def digit_sum(n: int) -> int:
    """The sum of the digits."""
    n, total = abs(n), 0
    while n:
        n, digit = divmod(n, 10)
        total += digit
    return total


def oracle(n: int) -> int:
    return sum(int(c) for c in str(n) if c.isdigit())


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(-5, 10 ** min(size, 9)),)
