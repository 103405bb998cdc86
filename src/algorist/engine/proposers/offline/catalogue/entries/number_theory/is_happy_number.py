"""Happy number: whether adding the squares of the digits again and again leads to 1.

The sums soon fall below 244 and must then repeat. A number seen before that is not 1 shows that 1 will never come.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "happy number squares of digits sum repeat one cycle",
    "preconditions": ["n ≥ 1"],
    "growth": "log n",
    "growth_reason": "after the first sum only small numbers come",
    "references": ["R. Guy, Unsolved Problems in Number Theory, section E34"],
    "steps": [
        "Replace the number by the sum of the squares of its digits.",
        "Stop at 1 or at a number that was seen before.",
    ],
    "example": [(19,), True],
    "edges": [(1,), (2,), (7,), (4,), (100,)],
}


def is_happy_number(n: int) -> bool:
    """Whether the way leads to 1."""
    seen = set()
    while n != 1 and n not in seen:
        seen.add(n)
        n = sum(int(digit) ** 2 for digit in str(n))
    return n == 1


def oracle(n: int) -> bool:
    for _ in range(100):
        total = 0
        while n:
            total += (n % 10) ** 2
            n //= 10
        n = total
    return n == 1


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 50 * size + 1),)
