"""Gray code: all numbers of n bits in an order in which neighbours differ in one bit.

The i-th number is i with itself shifted right by one, bit by bit exclusively or'ed.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["reflected binary code"],
    "keywords": "gray code sequence n bits differ by one bit reflected binary",
    "preconditions": ["n ≥ 0; the reflected code that starts with 0"],
    "growth": "2^n",
    "growth_reason": "one step for each number",
    "references": ["F. Gray, Pulse code communication, US patent 2,632,058, 1953"],
    "steps": ["Count from 0 to 2^n - 1.", "Take each number exclusively or'ed with its half."],
    "example": [(2,), [0, 1, 3, 2]],
    "edges": [(0,), (1,), (3,)],
}


def gray_code(n: int) -> list[int]:
    """The numbers of n bits in Gray order."""
    return [i ^ (i >> 1) for i in range(1 << n)]


def oracle(n: int) -> list[int]:
    if n == 0:
        return [0]
    half = oracle(n - 1)
    return half + [2 ** (n - 1) + code for code in reversed(half)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, min(size, 7)),)
