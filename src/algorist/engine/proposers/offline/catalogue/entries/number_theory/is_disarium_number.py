"""Disarium number: the sum of its digits, each to the power of its place.

175 is one: 1 + 7² + 5³.
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "keywords": "disarium number digits powered with their position",
    "preconditions": ["n ≥ 1"],
    "growth": "log n",
    "growth_reason": "one step a digit",
    "references": ["OEIS Foundation, The On-Line Encyclopedia of Integer Sequences, A032799"],
    "steps": ["Compute what the definition speaks of.", "Compare."],
    "example": [(175,), True],
    "edges": [(1,), (10,), (89,), (90,)],
}


def is_disarium_number(n: int) -> bool:
    """Whether n is a disarium number."""
    total, place, left = 0, len(str(n)), n
    while left:
        left, digit = divmod(left, 10)
        total += math.prod([digit] * place)
        place -= 1
    return total == n


def oracle(n: int) -> bool:
    return n == sum(math.prod([int(c)] * i) for i, c in enumerate(str(n), 1))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.choice([1, 9, 89, 135, 175, 518, 598, 1306, rng.randint(1, 20 * size + 9)]),)
