"""Last digit of a power: the last decimal digit of a to the power b.

The last digits of powers repeat after four steps.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "last digit of a raised to the power b",
    "preconditions": ["a, b ≥ 0"],
    "growth": "1",
    "growth_reason": "at most four multiplications",
    "references": ["G. H. Hardy and E. M. Wright, An Introduction to the Theory of Numbers, chapter 6"],
    "steps": ["Keep the last digit of the base.", "Cut the exponent to its place in the cycle.", "Multiply."],
    "example": [(2, 10), 4],
    "edges": [(0, 0), (0, 3), (7, 0), (7, 4), (12, 1), (9, 9)],
}


def last_digit_of_power(a: int, b: int) -> int:
    """The last digit."""
    if b == 0:
        return 1
    return int((a % 10) ** ((b - 1) % 4 + 1)) % 10


def oracle(a: int, b: int) -> int:
    return int(str(a**b)[-1])


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.randint(0, 3 * size + 1), rng.randint(0, 2 * size)
