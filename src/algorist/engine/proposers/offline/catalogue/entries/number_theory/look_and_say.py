"""Look and say: the n-th term of the sequence in which each term reads the one before aloud.

"1" is one one: "11"; that is two ones: "21"; that is one two and one one: "1211".
"""

from itertools import groupby
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["count and say"],
    "keywords": "look and say count and say sequence nth term",
    "preconditions": ["n ≥ 1"],
    "growth": "2^n",
    "growth_reason": "each term is 1.3 times as long as the one before",
    "references": ["J. H. Conway, The Weird and Wonderful Chemistry of Audioactive Decay, 1987"],
    "steps": ["Begin with 1.", "Write each run of equal digits as its length and its digit.", "Repeat."],
    "example": [(5,), "111221"],
    "edges": [(1,), (2,), (3,), (8,)],
}


def look_and_say(n: int) -> str:
    """The n-th term."""
    term = "1"
    for _ in range(n - 1):
        term = "".join(f"{len(list(run))}{digit}" for digit, run in groupby(term))
    return term


def oracle(n: int) -> str:
    if n == 1:
        return "1"
    before, said = oracle(n - 1), ""
    while before:
        rest = before.lstrip(before[0])
        said += str(len(before) - len(rest)) + before[0]
        before = rest
    return said


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, size + 1),)
