"""Collatz steps: how many steps a number takes to 1, halved when even and tripled plus one when odd.

The rule is applied until 1 is reached and the steps are counted. That 1 is always reached is unproved but true for all
numbers ever tried.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["3n+1", "hailstone sequence length"],
    "keywords": "collatz steps sequence length hailstone 3n+1 until 1 halve triple",
    "preconditions": ["n ≥ 1"],
    "growth": "log n",
    "growth_reason": "about a logarithmic number of steps in practice; no bound is proved",
    "references": ["J. Lagarias, The 3x + 1 problem and its generalizations, American Mathematical Monthly 92, 1985"],
    "steps": ["Halve an even number, triple an odd one and add 1.", "Count the steps until 1."],
    "example": [(6,), 8],
    "edges": [(1,), (2,), (7,), (27,)],
}


def collatz_steps(n: int) -> int:
    """The number of steps to 1."""
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


def oracle(n: int) -> int:
    reached = [n]
    while 1 not in reached:
        reached.append([reached[-1] // 2, 3 * reached[-1] + 1][reached[-1] & 1])
    return len(reached) - 1


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 9 * size + 1),)
