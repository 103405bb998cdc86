"""Motzkin number: ways to draw chords that do not cross between n points on a circle.

Also the paths of n steps up, down or level that end where they began and never go below.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "motzkin number chords circle paths never below",
    "preconditions": ["n ≥ 0"],
    "growth": "n",
    "growth_reason": "one step for each term",
    "references": ["OEIS Foundation, The On-Line Encyclopedia of Integer Sequences, A001006"],
    "steps": ["Begin with the first terms.", "Compute each term from those before it."],
    "example": [(7,), 127],
    "edges": [(0,), (1,), (2,), (3,)],
}


def motzkin_number(n: int) -> int:
    """Motzkin number."""
    previous, current = 1, 1
    for k in range(2, n + 1):
        previous, current = current, ((2 * k + 1) * current + (3 * k - 3) * previous) // (k + 2)
    return current


def oracle(n: int) -> int:
    def paths(steps: int, height: int) -> int:
        if height < 0 or height > steps:
            return 0
        return 1 if steps == 0 else sum(paths(steps - 1, height + d) for d in (-1, 0, 1))

    return paths(n, 0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, min(size, 9)),)
