"""Leap year: whether a year of the Gregorian calendar has 366 days.

Every fourth year, but of the centuries only every fourth.
"""

from datetime import date
from random import Random
from typing import Any

ENTRY = {
    "keywords": "leap year check gregorian calendar",
    "preconditions": ["year ≥ 1"],
    "growth": "1",
    "growth_reason": "three divisions",
    "references": ["E. M. Reingold and N. Dershowitz, Calendrical Calculations, chapter 2"],
    "steps": ["By four and not by a hundred, or by four hundred."],
    "example": [(2000,), True],
    "edges": [(1900,), (2004,), (2001,), (4,)],
}


def is_leap_year(year: int) -> bool:
    """Whether it has a 29th of February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def oracle(year: int) -> bool:
    return (date(year + 1, 1, 1) - date(year, 1, 1)).days == 366


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.choice([rng.randint(1, 250 * (size + 1)), 100 * rng.randint(1, 3 * size + 1)]),)
