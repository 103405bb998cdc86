"""Chinese remainder: the smallest number with given remainders for given moduli.

Solutions of the first congruences repeat with the product of their moduli. Stepping by it, at most as often as the next
modulus says, finds one that fits the next congruence too.
"""

from math import prod
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["crt", "simultaneous congruences"],
    "keywords": "chinese remainder theorem crt congruences remainders moduli smallest number",
    "preconditions": ["moduli are ≥ 1 and pairwise coprime"],
    "growth": "m k",
    "growth_reason": "at most m steps for each of k moduli",
    "references": ["G. H. Hardy and E. M. Wright, An Introduction to the Theory of Numbers, chapter 8"],
    "steps": [
        "Start with 0 and step 1.",
        "Step until the next remainder fits.",
        "Multiply the step by that modulus and go on.",
    ],
    "example": [([2, 3, 2], [3, 5, 7]), 23],
    "edges": [([], []), ([0], [1]), ([1, 1], [2, 3]), ([4, 6], [5, 7])],
}


def chinese_remainder(remainders: list[int], moduli: list[int]) -> int:
    """The smallest number ≥ 0 with these remainders."""
    number, step = 0, 1
    for remainder, modulus in zip(remainders, moduli, strict=True):
        while number % modulus != remainder % modulus:
            number += step
        step *= modulus
    return number


def oracle(remainders: list[int], moduli: list[int]) -> int:
    pairs = list(zip(remainders, moduli, strict=True))
    return next(x for x in range(prod(moduli)) if all((x - r) % m == 0 for r, m in pairs))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    moduli = rng.sample([2, 3, 5, 7, 11], min(size, 4))
    return [rng.randrange(m) for m in moduli], moduli
