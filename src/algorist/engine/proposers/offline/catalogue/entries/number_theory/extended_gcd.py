"""Extended Euclid: the greatest common divisor and the factors that combine both numbers to it.

Along with each remainder of Euclid's algorithm two factors are kept that say how it is made of the two numbers. The
same quotients update all three.
"""

from math import gcd
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Bézout coefficients"],
    "keywords": "extended euclid gcd bezout coefficients x y linear combination",
    "preconditions": ["numbers are ≥ 0; [g, x, y] with a x + b y = g, any such x and y"],
    "growth": "log n",
    "growth_reason": "two steps at least halve the larger number",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 2, section 4.5.2"],
    "steps": [
        "Keep for both numbers how they are made of a and b.",
        "Replace the pair by (b, a mod b) and the factors likewise.",
        "At remainder 0 the other one is the answer.",
    ],
    "example": [(30, 20), [10, 1, -1]],
    "edges": [(0, 0), (0, 5), (5, 0), (7, 7), (3, 5)],
}


def extended_gcd(a: int, b: int) -> list[int]:
    """The divisor g and x, y with a x + b y = g."""
    one, other = (a, 1, 0), (b, 0, 1)
    while other[0]:
        q = one[0] // other[0]
        one, other = other, (one[0] - q * other[0], one[1] - q * other[1], one[2] - q * other[2])
    return list(one)


def check(args: tuple[Any, ...], got: list[int]) -> bool:
    a, b = args
    return got[0] == gcd(a, b) and got[0] - a * got[1] == b * got[2]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.randint(0, 50 * size), rng.randint(0, 50 * size)
