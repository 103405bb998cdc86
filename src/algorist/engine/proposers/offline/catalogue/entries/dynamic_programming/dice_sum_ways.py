"""Throws of dice: in how many ways so many dice with so many faces show a sum.

The ways of one die fewer are added over its faces.
"""

from itertools import product
from random import Random
from typing import Any

ENTRY = {
    "keywords": "number of ways dice throw sum faces",
    "preconditions": ["dice ≥ 0, faces ≥ 1; the dice are told apart"],
    "growth": "n S",
    "growth_reason": "S sums a die, each from a running total",
    "references": ["W. Feller, An Introduction to Probability Theory and Its Applications, volume 1, section II.11"],
    "steps": ["Begin with one way to the sum zero.", "Add the next die: every face to every sum."],
    "example": [(2, 6, 7), 6],
    "edges": [(0, 6, 0), (0, 6, 1), (1, 6, 7), (3, 1, 3), (1, 2, 1)],
}


def dice_sum_ways(dice: int, faces: int, wanted: int) -> int:
    """The number of ways."""
    ways = {0: 1}
    for _ in range(dice):
        after: dict[int, int] = {}
        for total, count in ways.items():
            for face in range(1, faces + 1):
                after[total + face] = after.get(total + face, 0) + count
        ways = after
    return ways.get(wanted, 0)


def oracle(dice: int, faces: int, wanted: int) -> int:
    return sum(sum(thrown) == wanted for thrown in product(range(1, faces + 1), repeat=dice))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    dice, faces = rng.randint(0, min(size, 4)), rng.randint(1, 5)
    return dice, faces, rng.randint(0, dice * faces + 1)
