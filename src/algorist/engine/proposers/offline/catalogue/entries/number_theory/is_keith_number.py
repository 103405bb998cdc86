"""Keith number: it turns up in the sequence that its own digits begin.

Each term is the sum of as many terms before it as the number has digits: 1, 4, 5, 9, 14.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["repfigit number"],
    "keywords": "keith number repfigit digits sequence",
    "preconditions": ["n ≥ 1"],
    "growth": "log n",
    "growth_reason": "one step a digit",
    "references": ["OEIS Foundation, The On-Line Encyclopedia of Integer Sequences, A007629"],
    "steps": ["Compute what the definition speaks of.", "Compare."],
    "example": [(14,), True],
    "edges": [(1,), (10,), (15,), (197,)],
}


def is_keith_number(n: int) -> bool:
    """Whether n is a keith number."""
    terms = [int(c) for c in str(n)]
    while terms[-1] < n:
        terms = [*terms[1:], sum(terms)]
    return len(terms) > 1 and terms[-1] == n


def oracle(n: int) -> bool:
    row, count = [int(c) for c in str(n)], len(str(n))
    if count == 1:
        return False
    while max(row) < n:
        row.append(sum(row[-count:]))
    return n in row[count:]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.choice([14, 19, 28, 47, 61, 75, 197, 742, rng.randint(1, 20 * size + 9)]),)
