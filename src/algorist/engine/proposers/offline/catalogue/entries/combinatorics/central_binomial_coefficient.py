"""Central binomial coefficient: ways to choose half of 2n things.

By Vandermonde it is also the sum of the squares of the n-th row of Pascal's triangle.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["sum of squares of binomial coefficients"],
    "keywords": "central binomial coefficient sum of squares of binomial coefficients row pascal",
    "preconditions": ["n ≥ 0"],
    "growth": "n",
    "growth_reason": "one multiplication a term",
    "references": ["R. L. Graham, D. E. Knuth and O. Patashnik, Concrete Mathematics, chapter 5"],
    "steps": ["Multiply by 4k - 2 and divide by k, for each k up to n."],
    "example": [(4,), 70],
    "edges": [(0,), (1,), (2,)],
}


def central_binomial_coefficient(n: int) -> int:
    """2n choose n."""
    result = 1
    for k in range(1, n + 1):
        result = result * (4 * k - 2) // k
    return result


def oracle(n: int) -> int:
    row = [1]
    for _ in range(n):
        row = [a + b for a, b in zip([0, *row], [*row, 0], strict=True)]
    return sum(v * v for v in row)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 2 * size),)
