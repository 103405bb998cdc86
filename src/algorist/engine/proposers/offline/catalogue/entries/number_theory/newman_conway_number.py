"""Newman-Conway number: P(n) = P(P(n - 1)) + P(n - P(n - 1)), from 1, 1 on.

Conway's sequence of ten thousand dollars: its terms stay near n / 2 in a way that is hard to prove.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Hofstadter-Conway sequence"],
    "keywords": "newman conway hofstadter sequence number",
    "preconditions": ["n ≥ 1"],
    "growth": "n",
    "growth_reason": "one addition for each term",
    "references": ["OEIS Foundation, The On-Line Encyclopedia of Integer Sequences, A004001"],
    "steps": ["Begin with the first terms.", "Compute each term from those before it."],
    "example": [(10,), 6],
    "edges": [(1,), (2,), (3,)],
}


def newman_conway_number(n: int) -> int:
    """Newman-Conway number."""
    terms = [0, 1, 1]
    for k in range(3, n + 1):
        last = terms[-1]
        terms.append(terms[last] + terms[k - last])
    return terms[n]


def oracle(n: int) -> int:
    if n < 3:
        return 1
    last = oracle(n - 1)
    return oracle(last) + oracle(n - last)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 2 * size + 1),)
