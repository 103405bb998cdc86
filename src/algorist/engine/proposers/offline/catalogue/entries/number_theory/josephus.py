"""Josephus problem: who of n people in a circle is left when every k-th goes.

Who is left among n is who is left among n - 1, k places further along the circle.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Josephus survivor"],
    "keywords": "josephus circle survivor every kth person eliminated last remaining position",
    "preconditions": ["people are counted from 1; n and k are at least 1"],
    "growth": "n",
    "growth_reason": "one step for each person",
    "references": ["Graham, Knuth, Patashnik, Concrete Mathematics, section 1.3"],
    "steps": ["Alone, person 0 is left.", "With one person more, move k places on.", "Count from 1."],
    "example": [(7, 3), 4],
    "edges": [(1, 1), (1, 5), (5, 1), (5, 2), (4, 9)],
}


def josephus(n: int, k: int) -> int:
    """The survivor's place, counted from 1."""
    place = 0
    for people in range(2, n + 1):
        place = (place + k) % people
    return place + 1


def oracle(n: int, k: int) -> int:
    people = list(range(1, n + 1))
    spot = 0
    while len(people) > 1:
        spot = (spot + k - 1) % len(people)
        people.pop(spot)
    return people[0]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.randint(1, 2 * size + 1), rng.randint(1, size + 2)
