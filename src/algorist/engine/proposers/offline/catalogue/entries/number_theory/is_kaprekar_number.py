"""Kaprekar number: whether the square, cut in two, gives back the number as the sum of its parts.

The right part has as many digits as the number itself and must not be zero, but for 1.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "kaprekar number check square split sum of parts",
    "preconditions": ["n ≥ 1"],
    "growth": "1",
    "growth_reason": "one multiplication and one division",
    "references": ["D. R. Kaprekar, On Kaprekar Numbers, Journal of Recreational Mathematics, 1980"],
    "steps": ["Square the number.", "Cut off as many digits as the number has.", "Add both parts."],
    "example": [(45,), True],
    "edges": [(1,), (9,), (10,), (55,), (99,), (100,), (297,), (703,)],
}


def is_kaprekar_number(n: int) -> bool:
    """Whether the parts of the square add up to the number."""
    left, right = divmod(n * n, int(10 ** len(str(n))))
    return right > 0 and left + right == n


def oracle(n: int) -> bool:
    square = str(n * n)
    cut = len(square) - len(str(n))
    right = int(square[cut:])
    return right != 0 and int(square[:cut] or "0") + right == n


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    known = [1, 9, 45, 55, 99, 297, 703, 999, 2223]
    return (rng.choice(known) if rng.random() < 0.4 else rng.randint(1, 30 * size + 1),)
