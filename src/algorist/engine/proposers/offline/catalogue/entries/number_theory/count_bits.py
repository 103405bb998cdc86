"""Bit count: how many ones a number has in binary.

A number and itself minus one have the same bits above the lowest one; taking both together clears that one. The
clearings are counted.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["bitcount", "population count", "Hamming weight"],
    "keywords": "bitcount count set bits ones binary representation hamming weight popcount number of 1",
    "preconditions": ["n ≥ 0"],
    "growth": "log n",
    "growth_reason": "one step for each bit that is set",
    "references": ["P. Wegner, A technique for counting ones in a binary computer, CACM 3(5), 1960"],
    "steps": ["Clear the lowest one by n & (n - 1).", "Count until the number is 0."],
    "example": [(127,), 7],
    "edges": [(0,), (1,), (128,), (255,)],
}


def count_bits(n: int) -> int:
    """The number of ones."""
    count = 0
    while n:
        n &= n - 1
        count += 1
    return count


def oracle(n: int) -> int:
    return sum(n // 2**k % 2 for k in range(64))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 3**size),)
