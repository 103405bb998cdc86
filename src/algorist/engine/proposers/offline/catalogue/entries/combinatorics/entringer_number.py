"""Entringer number: permutations of n + 1 elements that go down and up in turn, from k + 1 on.

The zigzag triangle of Seidel: each entry is the one before it plus one of the row above, read backwards.
Its ends are the zigzag (Euler) numbers.
"""

from itertools import pairwise, permutations
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["zigzag number", "Seidel-Entringer-Arnold triangle"],
    "keywords": "entringer number zigzag alternating permutations seidel triangle",
    "preconditions": ["0 ≤ k ≤ n"],
    "growth": "n^2",
    "growth_reason": "one addition for each entry of the triangle",
    "references": ["OEIS Foundation, The On-Line Encyclopedia of Integer Sequences, A008281"],
    "steps": ["Begin with the first terms.", "Compute each term from those before it."],
    "example": [(4, 3), 5],
    "edges": [(0, 0), (1, 0), (1, 1), (3, 1), (4, 4)],
}


def entringer_number(n: int, k: int) -> int:
    """Entringer number."""
    row = [1]
    for length in range(1, n + 1):
        above, row = row, [0]
        for place in range(1, length + 1):
            row.append(row[-1] + above[length - place])
    return row[k] if k <= n else 0


def oracle(n: int, k: int) -> int:
    def falls_and_rises(order: tuple[int, ...]) -> bool:
        return all((a > b) == (i % 2 == 0) for i, (a, b) in enumerate(pairwise(order)))

    orders = permutations(range(n + 1))
    return sum(order[0] == k and falls_and_rises(order) for order in orders)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    n = rng.randint(0, min(size // 2, 5))
    return n, rng.randint(0, n)
