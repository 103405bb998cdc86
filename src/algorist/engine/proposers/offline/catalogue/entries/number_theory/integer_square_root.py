"""Integer square root: the largest integer whose square is not above a number.

Newton's iteration in integers, begun above the root, falls until it would rise; there it stands at the answer.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["floor square root", "isqrt"],
    "keywords": "integer square root floor isqrt sqrt of n rounded down",
    "preconditions": ["n ≥ 0"],
    "growth": "log n",
    "growth_reason": "the number of right digits doubles with each step",
    "references": ["H. Cohen, A Course in Computational Algebraic Number Theory, section 1.7"],
    "steps": [
        "Start above the root.",
        "Replace x by the mean of x and n / x, rounded down.",
        "Stop when it no longer falls.",
    ],
    "example": [(8,), 2],
    "edges": [(0,), (1,), (3,), (4,), (99,), (10000,)],
}


def integer_square_root(n: int) -> int:
    """The square root rounded down."""
    x = n
    y = (x + 1) // 2
    while y < x:
        x = y
        y = (x + n // x) // 2
    return x


def oracle(n: int) -> int:
    return max(k for k in range(n + 1) if k * k <= n)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 10 * size * size),)
