"""Queens placement: one way to put n queens on a board so that none attacks another.

No search is needed: the even columns, then the odd ones, give a placement for most sizes; a few sizes need some columns
moved, depending on the remainder by twelve.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["n queens solution", "place n queens", "non-attacking queens"],
    "keywords": "queens n place placement board attack row column diagonal chess solution columns",
    "preconditions": ["the column of each row, counted from 0; [] for n = 2 and n = 3, where there is none"],
    "growth": "n",
    "growth_reason": "each column is written once",
    "references": ["E. Pauls, Das Maximalproblem der Damen auf dem Schachbrete, Deutsche Schachzeitung, 1874"],
    "steps": [
        "Write the even numbers up to n; when n leaves 3 or 9 by twelve, move 2 to the end.",
        "Write the odd numbers; when n leaves 8 by twelve, swap them in pairs.",
        "When n leaves 2 by twelve, swap 1 and 3 and move 5 to the end; when it leaves 3 or 9, move 1 and 3 there.",
        "These are the columns of the rows, counted from 1.",
    ],
    "example": [(6,), [1, 3, 5, 0, 2, 4]],
    "edges": [(1,), (2,), (3,), (4,), (8,), (9,), (14,), (15,), (20,), (26,)],
}


def queens_placement(n: int) -> list[int]:
    """The column of the queen of each row, [] where there is no placement."""
    if n in {2, 3}:
        return []
    rest = n % 12
    even = list(range(2, n + 1, 2))
    odd = list(range(1, n + 1, 2))
    if rest in {3, 9}:
        even = [*even[1:], 2]
        odd = [*odd[2:], 1, 3]
    elif rest == 8:
        odd = [column for i in range(0, len(odd), 2) for column in reversed(odd[i : i + 2])]
    elif rest == 2:
        odd = [3, 1, *odd[3:], 5]
    return [column - 1 for column in even + odd]


def check(args: tuple[int], got: list[int]) -> bool:
    if args[0] in {2, 3}:
        return got == []
    rows = range(args[0])
    rising, falling = {got[r] - r for r in rows}, {got[r] + r for r in rows}
    return sorted(got) == list(rows) and len(rising) == len(falling) == args[0]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(1, 4 * size + 1),)
