"""Binomial probability: that of k successes in n trials.

Each way to choose the k trials has the probability p to the k times 1 - p to the rest.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["binomial distribution"],
    "keywords": "binomial probability distribution successes trials",
    "preconditions": ["0 ≤ k ≤ n", "0 ≤ p ≤ 1"],
    "growth": "n",
    "growth_reason": "the binomial coefficient",
    "references": ["W. Feller, An Introduction to Probability Theory, volume 1, chapter 6"],
    "steps": ["Multiply the number of ways by the probability of each."],
    "compare": "approximate",
    "example": [(4, 2, 0.5), 0.375],
    "edges": [(0, 0, 0.3), (3, 0, 1.0), (3, 3, 1.0)],
}


def binomial_probability(n: int, k: int, p: float) -> float:
    """The chance of exactly k successes."""
    return math.comb(n, k) * p**k * (1 - p) ** (n - k)


def oracle(n: int, k: int, p: float) -> float:
    row = [1.0]
    for _ in range(n):
        row = [a * p + b * (1 - p) for a, b in zip([0.0, *row], [*row, 0.0], strict=True)]
    return row[k]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = rng.randint(0, size)
    return n, rng.randint(0, n), rng.random()
