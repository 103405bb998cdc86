"""Factorion: the sum of the factorials of its own digits.

There are four of them; 145 is 1! + 4! + 5!.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["factorion", "Krishnamurthy number", "Peterson number"],
    "keywords": "strong number factorion sum of factorials of digits",
    "preconditions": ["n ≥ 1"],
    "growth": "log n",
    "growth_reason": "one step a digit",
    "references": ["OEIS Foundation, The On-Line Encyclopedia of Integer Sequences, A014080"],
    "steps": ["Compute what the definition speaks of.", "Compare."],
    "example": [(145,), True],
    "edges": [(1,), (2,), (3,), (10,)],
}


def is_strong_number(n: int) -> bool:
    """Whether n is a strong number."""
    total, left = 0, n
    while left:
        left, digit = divmod(left, 10)
        total += math.factorial(digit)
    return total == n


def oracle(n: int) -> bool:
    products = [1]
    for k in range(1, 10):
        products.append(products[-1] * k)
    return n == sum(products[int(c)] for c in str(n))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.choice([1, 2, 145, 40585, rng.randint(1, 20 * size + 9)]),)
