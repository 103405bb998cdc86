"""Egg drop: the fewest trials that surely find the highest safe floor with some eggs.

With t trials and e eggs one can tell apart as many floors as with t - 1 trials and e - 1 eggs below, t - 1 trials and e
eggs above, and the floor itself. The trials are raised until all floors are covered.
"""

from functools import cache
from random import Random
from typing import Any

ENTRY = {
    "keywords": "egg drop eggs floors minimum trials worst case building drops",
    "preconditions": ["eggs ≥ 1, floors ≥ 0"],
    "growth": "e log n",
    "growth_reason": "few trials are needed when there are several eggs; n of them with one egg",
    "references": ["J. Konhauser, D. Velleman and S. Wagon, Which Way Did the Bicycle Go?, 1996"],
    "steps": [
        "With 0 trials no floor is covered.",
        "One more trial covers for each number of eggs the sum of both outcomes and 1.",
        "Count the trials until all floors are covered.",
    ],
    "example": [(2, 10), 4],
    "edges": [(1, 0), (1, 1), (1, 7), (2, 36), (3, 14)],
}


def egg_drop(eggs: int, floors: int) -> int:
    """The fewest trials in the worst case."""
    covered = [0] * (eggs + 1)
    trials = 0
    while covered[eggs] < floors:
        trials += 1
        for e in range(eggs, 0, -1):
            covered[e] += covered[e - 1] + 1
    return trials


def oracle(eggs: int, floors: int) -> int:
    @cache
    def worst(left: int, height: int) -> int:
        if height == 0 or left == 1:
            return height
        return 1 + min(max(worst(left - 1, f - 1), worst(left, height - f)) for f in range(1, height + 1))

    return worst(eggs, floors)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.randint(1, 4), rng.randint(0, 3 * size)
