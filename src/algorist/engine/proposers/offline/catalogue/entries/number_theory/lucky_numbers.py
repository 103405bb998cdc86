"""Lucky numbers: the first ones that are left by a sieve which counts places instead of multiples.

Of the odd numbers every third is struck out, of those left every seventh, and so on by what is left.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["lucky numbers of Euler's sieve"],
    "keywords": "first n lucky numbers sieve",
    "preconditions": ["n ≥ 0"],
    "growth": "n^2",
    "growth_reason": "each sieving goes over all that is left",
    "references": ["V. Gardiner and others, On Certain Sequences of Integers Defined by Sieves, 1956; OEIS A000959"],
    "steps": ["Begin with the odd numbers.", "Strike every k-th place out, where k is the next number left."],
    "example": [(6,), [1, 3, 7, 9, 13, 15]],
    "edges": [(0,), (1,), (2,), (20,)],
}


def lucky_numbers(n: int) -> list[int]:
    """The first `n` lucky numbers."""
    most = 8
    while True:
        left = list(range(1, most, 2))
        place = 1
        while place < len(left) and left[place] <= len(left):
            del left[left[place] - 1 :: left[place]]
            place += 1
        if len(left) >= n:
            return left[:n]
        most *= 2


def oracle(n: int) -> list[int]:
    left = [number for number in range(1, 40 * n + 40) if number % 2]
    place = 1
    while place < len(left):
        step = left[place]
        left = [number for count, number in enumerate(left, 1) if count % step]
        place += 1
    return left[:n]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, size),)
