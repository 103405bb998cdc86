"""Title of a column: the letters of a spreadsheet's column by its number, 1 being A and 27 AA.

Digits to the base 26 that begin with one, from the last.
"""

from itertools import islice, product
from random import Random
from typing import Any

ENTRY = {
    "keywords": "excel spreadsheet column number to title",
    "preconditions": ["n ≥ 1"],
    "growth": "log n",
    "growth_reason": "one step a letter",
    "references": ["R. Smullyan, Theory of Formal Systems, 1961 (bijective numeration)"],
    "steps": ["Take the last letter off, counting from zero.", "Go on with the rest."],
    "example": [(28,), "AB"],
    "edges": [(1,), (26,), (27,), (52,), (702,), (703,)],
}


def column_title(n: int) -> str:
    """The title."""
    title = ""
    while n:
        n, letter = divmod(n - 1, 26)
        title = chr(ord("A") + letter) + title
    return title


def oracle(n: int) -> str:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    titles = ("".join(title) for length in range(1, 4) for title in product(letters, repeat=length))
    return next(islice(titles, n - 1, None))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 30 * size + 30),)
