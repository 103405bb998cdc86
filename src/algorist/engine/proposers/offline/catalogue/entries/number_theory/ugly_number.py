"""Ugly numbers: the n-th number whose only prime factors are 2, 3 and 5.

Each of them is 2, 3 or 5 times an earlier one. Three marks walk along the list; the smallest product comes next.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Hamming number", "regular number"],
    "keywords": "nth ugly number hamming prime factors only 2 3 5",
    "preconditions": ["n counts from 1; the first is 1"],
    "growth": "n",
    "growth_reason": "one comparison of three products for each number",
    "references": ["E. W. Dijkstra, A Discipline of Programming, 1976, chapter 17"],
    "steps": ["Begin with 1.", "Take the smallest of the three next products.", "Move every mark that gave it."],
    "example": [(10,), 12],
    "edges": [(1,), (2,), (7,), (15,)],
}


def ugly_number(n: int) -> int:
    """The n-th number with no other prime factor than 2, 3 and 5."""
    found = [1]
    two = three = five = 0
    while len(found) < n:
        following = min(2 * found[two], 3 * found[three], 5 * found[five])
        found.append(following)
        two += following == 2 * found[two]
        three += following == 3 * found[three]
        five += following == 5 * found[five]
    return found[n - 1]


def oracle(n: int) -> int:
    number = 0
    while n:
        number += 1
        rest = number
        for prime in (2, 3, 5):
            while rest % prime == 0:
                rest //= prime
        n -= rest == 1
    return number


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 3 * size + 2),)
