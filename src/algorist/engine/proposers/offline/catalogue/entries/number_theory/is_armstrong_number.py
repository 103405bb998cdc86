"""Armstrong number: whether a number is the sum of its digits, each raised to the number of digits.

The digits are taken off one by one, raised to the power of the digit count and added up.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["narcissistic number"],
    "keywords": "armstrong number narcissistic digits power sum equals",
    "preconditions": ["n ≥ 0"],
    "growth": "log n",
    "growth_reason": "one step for each digit",
    "references": ["G. H. Hardy and E. M. Wright, An Introduction to the Theory of Numbers, chapter 1"],
    "steps": ["Count the digits.", "Add up each digit raised to that count.", "Compare with the number."],
    "example": [(153,), True],
    "edges": [(0,), (9,), (10,), (370,), (371,), (1634,)],
}


def is_armstrong_number(n: int) -> bool:
    """Whether n is an Armstrong number."""
    count, rest = 1, n
    while rest >= 10:
        rest //= 10
        count += 1
    total, rest = 0, n
    while rest:
        total += (rest % 10) ** count
        rest //= 10
    return total == n


def oracle(n: int) -> bool:
    return bool(sum(int(c) ** len(str(n)) for c in str(n)) == n)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.choice([153, 370, 407, rng.randint(0, 20 * size)]),)
