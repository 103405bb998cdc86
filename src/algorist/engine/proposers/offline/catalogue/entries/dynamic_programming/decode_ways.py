"""Decode ways: in how many ways digits can be read as letters, A being 1 and Z being 26.

The ways up to a digit are those up to the digit before, if the digit is not 0, and those up to two digits before, if
the last two make a number from 10 to 26.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "decode ways digits letters a=1 z=26 message count decodings",
    "preconditions": ["a text of digits; the empty text has one way"],
    "growth": "n",
    "growth_reason": "one step for each digit",
    "references": ["J. Kleinberg and É. Tardos, Algorithm Design, chapter 6"],
    "steps": [
        "The empty text has one way.",
        "A digit that is not 0 adds the ways before it.",
        "Two digits from 10 to 26 add the ways before both.",
    ],
    "example": [("226",), 3],
    "edges": [("",), ("0",), ("06",), ("10",), ("27",), ("11106",)],
}


def decode_ways(digits: str) -> int:
    """The number of readings."""
    before, here = 0, 1
    for i, digit in enumerate(digits):
        single = here if digit != "0" else 0
        double = before if i and 10 <= int(digits[i - 1 : i + 1]) <= 26 else 0
        before, here = here, single + double
    return here


def oracle(digits: str) -> int:
    if not digits:
        return 1
    letters = [str(number) for number in range(1, 27)]
    return sum(oracle(digits[len(letter) :]) for letter in letters if digits.startswith(letter))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("0112236") for _ in range(size)),)
