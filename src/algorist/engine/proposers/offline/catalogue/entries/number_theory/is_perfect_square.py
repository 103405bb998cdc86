"""Perfect square: whether a number is the square of a whole number.

The integer root, squared, is the number again.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "keywords": "perfect square number whole root",
    "preconditions": ["n ≥ 0"],
    "growth": "1",
    "growth_reason": "one root",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 2, section 4.5"],
    "steps": ["Compute what the definition speaks of.", "Compare."],
    "example": [(49,), True],
    "edges": [(0,), (1,), (2,), (50,)],
}


def is_perfect_square(n: int) -> bool:
    """Whether n is a perfect square."""
    root = math.isqrt(n)
    return root * root == n


def oracle(n: int) -> bool:
    return any(k * k == n for k in range(n + 1))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.choice([rng.randint(0, size + 2) ** 2, rng.randint(0, 10 * size + 5)]),)
