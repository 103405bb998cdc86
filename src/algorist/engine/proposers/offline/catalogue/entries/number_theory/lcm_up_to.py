"""Smallest multiple of the first numbers: the least number that every number from 1 to n divides.

Each number brings in what the multiple so far does not have.
"""

from math import gcd
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["smallest multiple"],
    "keywords": "smallest number divisible by all first n natural numbers least common multiple of 1 to n",
    "preconditions": ["n ≥ 0; 1 for zero"],
    "growth": "n",
    "growth_reason": "one greatest common divisor a number",
    "references": ["G. H. Hardy and E. M. Wright, An Introduction to the Theory of Numbers, chapter 22"],
    "steps": ["Begin with one.", "For each number multiply by what it has beyond the common divisor."],
    "example": [(10,), 2520],
    "edges": [(0,), (1,), (2,), (13,)],
}


def lcm_up_to(n: int) -> int:
    """The least common multiple of 1, ..., n."""
    multiple = 1
    for number in range(2, n + 1):
        multiple *= number // gcd(multiple, number)
    return multiple


def oracle(n: int) -> int:
    multiple, step = 1, 1
    for number in range(2, n + 1):
        while multiple % number:
            multiple += step
        step = multiple
    return multiple


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, size + 2),)
