"""Term of an arithmetic progression: the n-th, counted from 1.

n - 1 steps lie between the first term and the n-th.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["t-nth of arithmetic progression"],
    "keywords": "nth term of arithmetic progression series ap tn common difference",
    "preconditions": ["n ≥ 1"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["R. L. Graham, D. E. Knuth and O. Patashnik, Concrete Mathematics, chapter 2"],
    "steps": ["Add n - 1 steps to the first term."],
    "compare": "approximate",
    "example": [(1.0, 5, 2.0), 9.0],
    "edges": [(1.0, 1, 1.0), (3.0, 2, 9.0)],
}


def arithmetic_term(first: float, n: int, step: float) -> float:
    """The n-th term."""
    return first + (n - 1) * step


def oracle(first: float, n: int, step: float) -> float:
    value = first
    for _ in range(1, n):
        value += step
    return value


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return float(rng.randint(-9, 9)), rng.randint(1, 3 * size + 1), float(rng.randint(-9, 9))
