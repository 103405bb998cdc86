"""Next palindrome: the digits of the smallest number above a given one that reads the same both ways.

The left half, with the middle, is mirrored. If that is not above the number, the half is raised by one and mirrored;
only nines grow by a digit, to 10…01.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["smallest palindrome greater than"],
    "keywords": "next palindrome number digits list smallest greater larger",
    "preconditions": ["digits without leading zeros, at least one"],
    "growth": "n",
    "growth_reason": "a constant number of passes over the digits",
    "references": ["S. Skiena, The Algorithm Design Manual, chapter 6"],
    "steps": [
        "Mirror the left half; when that is larger it is the answer.",
        "Otherwise raise the half by one and mirror it.",
        "Only nines give a one, zeros and a one.",
    ],
    "example": [([1, 4, 9, 4, 1],), [1, 5, 0, 5, 1]],
    "edges": [([0],), ([9],), ([9, 9],), ([1, 0],), ([1, 2, 9, 9],), ([8, 8],)],
}


def next_palindrome(digits: list[int]) -> list[int]:
    """The digits of the next palindrome."""
    n = len(digits)
    if all(digit == 9 for digit in digits):
        return [1] + [0] * (n - 1) + [1]
    half = digits[: (n + 1) // 2]
    mirrored = half + half[: n // 2][::-1]
    if mirrored > digits:
        return mirrored
    i = len(half) - 1
    while half[i] == 9:
        half[i] = 0
        i -= 1
    half[i] += 1
    return half + half[: n // 2][::-1]


def oracle(digits: list[int]) -> list[int]:
    number = int("".join(map(str, digits))) + 1
    while str(number) != str(number)[::-1]:
        number += 1
    return [int(c) for c in str(number)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([int(c) for c in str(rng.randint(0, 10 ** rng.randint(1, min(size, 4) + 1)))],)
