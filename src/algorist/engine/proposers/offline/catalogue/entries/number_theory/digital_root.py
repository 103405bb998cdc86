"""Digital root: the single digit that is left when digits are added up again and again.

A number and its digit sum have the same remainder by nine, so the root is that remainder, with 9 in place of 0 for
numbers above 0.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["repeated digit sum"],
    "keywords": "digital root repeated digit sum add digits until one single",
    "preconditions": ["n ≥ 0"],
    "growth": "1",
    "growth_reason": "one division",
    "references": ["G. H. Hardy and E. M. Wright, An Introduction to the Theory of Numbers, chapter 9"],
    "steps": ["0 stays 0.", "Otherwise take n - 1 modulo 9 and add 1."],
    "example": [(942,), 6],
    "edges": [(0,), (9,), (10,), (18,), (132189,)],
}


def digital_root(n: int) -> int:
    """The digital root."""
    return 1 + (n - 1) % 9 if n else 0


def oracle(n: int) -> int:
    return n if n < 10 else oracle(sum(int(c) for c in str(n)))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 10 ** min(size, 9)),)
