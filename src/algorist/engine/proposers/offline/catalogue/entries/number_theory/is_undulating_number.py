"""Undulating number: two different digits in turn.

Of the form ababab, with three digits or more.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "undulating number alternating two digits",
    "preconditions": ["n ≥ 1"],
    "growth": "log n",
    "growth_reason": "one step a digit",
    "references": ["OEIS Foundation, The On-Line Encyclopedia of Integer Sequences, A033619"],
    "steps": ["Compute what the definition speaks of.", "Compare."],
    "example": [(1212,), True],
    "edges": [(1,), (12,), (111,), (121,), (1213,)],
}


def is_undulating_number(n: int) -> bool:
    """Whether n is an undulating number."""
    digits = str(n)
    if len(digits) < 3 or digits[0] == digits[1]:
        return False
    return all(digits[i] == digits[i - 2] for i in range(2, len(digits)))


def oracle(n: int) -> bool:
    text = str(n)
    pair = text[:2]
    return len(text) > 2 and len(set(pair)) == 2 and text == (pair * len(text))[: len(text)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    a, b = rng.sample(range(1, 10), 2)
    length = rng.randint(1, size + 3)
    return (rng.choice([int((f"{a}{b}" * length)[:length]), rng.randint(1, 10**6)]),)
