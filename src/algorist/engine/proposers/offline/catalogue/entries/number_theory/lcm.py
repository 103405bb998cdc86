"""Least common multiple: the smallest positive number that both numbers divide.

The product of two numbers is that of their greatest common divisor and least common multiple. Euclid gives the first, a
division the second.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["lowest common multiple"],
    "keywords": "lcm least common multiple two numbers smallest",
    "preconditions": ["0 when either number is 0"],
    "growth": "log n",
    "growth_reason": "Euclid's algorithm",
    "references": ["Euclid, Elements, book VII, proposition 34"],
    "steps": ["Find the greatest common divisor by Euclid.", "Divide one number by it and multiply by the other."],
    "example": [(4, 6), 12],
    "edges": [(0, 5), (1, 1), (7, 7), (-4, 6), (3, 5)],
}


def lcm(a: int, b: int) -> int:
    """The least common multiple."""
    one, other = abs(a), abs(b)
    while other:
        one, other = other, one % other
    return abs(a // one * b) if one else 0


def oracle(a: int, b: int) -> int:
    return next((m for m in range(1, abs(a * b) + 1) if m % a == 0 and m % b == 0), 0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.randint(-size, 3 * size), rng.randint(0, 3 * size)
