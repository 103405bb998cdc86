"""Kaprekar steps: how many rounds bring a number of four digits to 6174.

In each round the digits in ascending order are subtracted from those in descending order. Unless all digits agree, 6174
is reached in at most seven rounds.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Kaprekar's routine"],
    "keywords": "kaprekar routine 6174 constant four digits descending ascending subtract steps",
    "preconditions": ["0 ≤ n ≤ 9999, read with leading zeros; -1 when all four digits agree"],
    "growth": "1",
    "growth_reason": "at most seven rounds",
    "references": ["D. R. Kaprekar, An interesting property of the number 6174, Scripta Mathematica 15, 1955"],
    "steps": [
        "Write the number with four digits.",
        "Subtract its digits in ascending order from those in descending order.",
        "Count the rounds until 6174.",
    ],
    "example": [(3524,), 3],
    "edges": [(0,), (6174,), (1111,), (1,), (9998,)],
}


def kaprekar_steps(n: int) -> int:
    """The number of rounds, -1 when 6174 is never reached."""
    steps = 0
    while n != 6174:
        if n == 0:
            return -1
        digits = sorted(f"{n:04}")
        n = int("".join(reversed(digits))) - int("".join(digits))
        steps += 1
    return steps


def oracle(n: int) -> int:
    digits = sorted([n // 1000, n // 100 % 10, n // 10 % 10, n % 10])
    if digits[0] == digits[3]:
        return -1
    d, c, b, a = digits
    return 0 if n == 6174 else 1 + oracle(999 * (a - d) + 90 * (b - c))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 900 * size),)
