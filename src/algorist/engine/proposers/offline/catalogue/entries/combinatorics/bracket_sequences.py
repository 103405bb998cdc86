"""Bracket sequences: all correct sequences of n pairs of brackets.

A sequence grows by an opening bracket while some are left, and by a closing one while some are open. The order of
growth gives the alphabetical order.
"""

import itertools
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["generate parentheses"],
    "keywords": "generate parentheses brackets valid balanced all sequences n pairs",
    "preconditions": ["n ≥ 0; alphabetical order, ( before )"],
    "growth": "4^n",
    "growth_reason": "the Catalan numbers grow nearly that fast",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 4, section 7.2.1.6"],
    "steps": ["Begin with the empty text.", "Add ( while less than n were used.", "Add ) while some are open."],
    "example": [(3,), ["((()))", "(()())", "(())()", "()(())", "()()()"]],
    "edges": [(0,), (1,), (2,)],
}


def bracket_sequences(n: int) -> list[str]:
    """The correct sequences."""
    found = []

    def grow(text: str, opened: int, closed: int) -> None:
        if closed == n:
            found.append(text)
        if opened < n:
            grow(text + "(", opened + 1, closed)
        if closed < opened:
            grow(text + ")", opened, closed + 1)

    grow("", 0, 0)
    return found


def oracle(n: int) -> list[str]:
    good = []
    for letters in itertools.product("()", repeat=2 * n):
        text = "".join(letters)
        while "()" in text:
            text = text.replace("()", "")
        good += [] if text else ["".join(letters)]
    return good


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, min(size, 4)),)
