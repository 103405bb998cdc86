"""Reading a base: the number that digits of a base stand for.

Horner's rule: the value so far is multiplied by the base and the next digit added.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["parse base"],
    "keywords": "from base parse digits string number radix binary hexadecimal to decimal",
    "preconditions": ["2 ≤ base ≤ 36; digits above 9 are letters of either case; the empty text is 0"],
    "growth": "n",
    "growth_reason": "one step for each digit",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 2, section 4.4"],
    "steps": ["Start with 0.", "For each digit multiply by the base and add it."],
    "example": [("1F", 16), 31],
    "edges": [("", 2), ("0", 2), ("1000", 2), ("zz", 36), ("ff", 16)],
}


def from_base(digits: str, base: int) -> int:
    """The value of the digits."""
    value = 0
    for digit in digits.lower():
        value = value * base + (ord(digit) - ord("0") if digit <= "9" else ord(digit) - ord("a") + 10)
    return value


def oracle(digits: str, base: int) -> int:
    return int(digits, base) if digits else 0


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    base = rng.randint(2, 36)
    return "".join(rng.choice("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:base]) for _ in range(size)), base
