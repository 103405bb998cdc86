"""Fewest squares: the least number of square numbers that add up to n.

The best for each number is one more than the best for what is left after some square.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["perfect squares sum"],
    "keywords": "fewest minimum number perfect squares that sum to n",
    "preconditions": ["n is at least 0"],
    "growth": "n^1.5",
    "growth_reason": "each number tries all squares below it",
    "references": ["Hardy, Wright, An Introduction to the Theory of Numbers, chapter 20"],
    "steps": ["Nothing is needed for 0.", "For each number try every square.", "The last number's count."],
    "example": [(12,), 3],
    "edges": [(0,), (1,), (2,), (7,), (16,)],
}


def fewest_squares(n: int) -> int:
    """The least number of squares with sum n."""
    counts = [0]
    for total in range(1, n + 1):
        best, root = total, 1
        while root * root <= total:
            best = min(best, counts[total - root * root] + 1)
            root += 1
        counts.append(best)
    return counts[n]


def oracle(n: int) -> int:
    sums, count = {0}, 0
    while n not in sums:
        sums = {s + r * r for s in sums for r in range(1, n + 1) if s + r * r <= n}
        count += 1
    return count


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 6 * size + 3),)
