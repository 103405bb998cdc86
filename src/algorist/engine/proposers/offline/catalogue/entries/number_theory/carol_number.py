"""Carol number: the square of 2 to the n less 1, less 2.

In binary it is all ones but for one zero in the middle.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "nth carol number",
    "preconditions": ["n ≥ 1"],
    "growth": "n",
    "growth_reason": "the number has n digits",
    "references": ["OEIS Foundation, The On-Line Encyclopedia of Integer Sequences, A093112"],
    "steps": ["Compute the power of two and put it into the formula."],
    "example": [(4,), 223],
    "edges": [(1,), (2,), (2,)],
}


def carol_number(n: int) -> int:
    """Carol number n."""
    return ((1 << n) - 1) ** 2 - 2


def oracle(n: int) -> int:
    return int("1" + "0" * (2 * n), 2) - int("1" + "0" * (n + 1), 2) - 1


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 3 * size + 2),)
