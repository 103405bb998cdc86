"""Base conversion: a number written in another base.

The remainder by the base is the last digit; the quotient goes on. The digits come out from last to first.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["int to base", "radix conversion"],
    "keywords": "to base convert number string radix digits alphabet representation",
    "preconditions": ['n ≥ 0, 2 ≤ base ≤ 36; digits above 9 are the letters from A; 0 is "0"'],
    "growth": "log n",
    "growth_reason": "one step for each digit",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 2, section 4.4"],
    "steps": [
        "Take the remainder by the base as the next digit from behind.",
        "Go on with the quotient until it is 0.",
    ],
    "example": [(31, 16), "1F"],
    "edges": [(0, 2), (1, 2), (8, 2), (35, 36), (255, 16)],
}


DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def to_base(n: int, base: int) -> str:
    """The digits of n in the base."""
    digits = ""
    while n > 0:
        n, digit = divmod(n, base)
        digits = DIGITS[digit] + digits
    return digits or "0"


def oracle(n: int, base: int) -> str:
    power = next(k for k in range(1, 99) if base**k > n)
    return "".join(DIGITS[n // base**k % base] for k in range(power - 1, -1, -1))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.randint(0, 9**size % 10**6), rng.randint(2, 36)
