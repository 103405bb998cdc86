"""Exclusive or of the first numbers: that of all whole numbers from 1 to n.

It repeats its form every four steps: n, 1, n + 1, 0.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "xor exclusive or of all numbers from 1 to n",
    "preconditions": ["n ≥ 0"],
    "growth": "1",
    "growth_reason": "one of four cases",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 4A, section 7.1.3"],
    "steps": ["Divide the number by four.", "Choose the answer by the remainder."],
    "example": [(6,), 7],
    "edges": [(0,), (1,), (2,), (3,), (4,)],
}


def xor_up_to(n: int) -> int:
    """1 ^ 2 ^ ... ^ n."""
    return (n, 1, n + 1, 0)[n % 4]


def oracle(n: int) -> int:
    found = 0
    for number in range(1, n + 1):
        found ^= number
    return found


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 20 * size + 1),)
