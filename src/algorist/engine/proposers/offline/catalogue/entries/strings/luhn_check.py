"""Luhn's check: whether the last digit of a number fits the others.

From the right every second digit is doubled, and the digits of all that are added up; the sum must end with 0.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["mod 10 check"],
    "keywords": "luhn algorithm check credit card number valid checksum modulus 10",
    "growth": "n",
    "growth_reason": "one step a digit",
    "references": ["H. P. Luhn, Computer for verifying numbers, US patent 2,950,048, 1960"],
    "steps": ["Double every second digit from the right.", "Add up all digits.", "The sum must end with 0."],
    "example": [("79927398713",), True],
    "edges": [("0",), ("59",), ("18",)],
}


def luhn_check(digits: str) -> bool:
    """Whether the check digit is right."""
    total = 0
    for place, character in enumerate(reversed(digits)):
        value = int(character)
        if place % 2:
            value = value * 2 - 9 if value > 4 else value * 2
        total += value
    return total % 10 == 0


def oracle(digits: str) -> bool:
    doubled = [int(c) * (2 if i % 2 else 1) for i, c in enumerate(digits[::-1])]
    return sum(int(d) for number in doubled for d in str(number)) % 10 == 0


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("0123456789") for _ in range(rng.randint(1, size + 2))),)
