"""Sequences given by a linear recurrence: f(n) = a f(n-1) + b f(n-2) + c, tried all together.

Written out as a loop. These programs are long as expressions, and short as what they are.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_FACTORS = (0, 1, -1, 2, -2, 3, 4)
_CONSTANTS = (0, 1, -1, 2)
_STARTS = (0, 1, 2, 3, 4)
_LARGEST_INDEX = 200
_FEWEST = 3
_INFORMED = 4  # indices from here on say something about the recurrence and not only about its start


@dataclass(frozen=True, slots=True)
class Recurrence:
    """f(0), f(1) and then a * before + b * before that + c."""

    first: int
    second: int
    a: int
    b: int
    c: int

    @property
    def cost(self) -> int:
        """What it costs beside an expression: the rarer its numbers, the more."""
        return 7 + sum(abs(v) for v in (self.a, self.b)) + 2 * abs(self.c) + self.first + self.second

    def value_at(self, n: int) -> int:
        """f(n) for n from 0."""
        x, y = self.first, self.second
        for _ in range(n):
            x, y = y, self.a * y + self.b * x + self.c
        return x

    def write(self, name: str, parameter: str) -> str:
        """The loop as Python."""
        terms = [_term(self.a, "current"), _term(self.b, "previous"), str(self.c) if self.c else ""]
        step = " + ".join(term for term in terms if term) or "0"
        return (
            f"def {name}({parameter}):\n    previous, current = {self.first}, {self.second}\n"
            f"    for _ in range({parameter}):\n"
            f"        previous, current = current, {step.replace('+ -', '- ')}\n    return previous\n"
        )


def _term(factor: int, name: str) -> str:
    if factor == 0:
        return ""
    return {1: name, -1: f"-{name}"}.get(factor, f"{factor} * {name}")


def find_recurrences(pairs: Sequence[tuple[int, int]]) -> Iterator[Recurrence]:
    """The recurrences that give f(n) for all (n, f(n)), cheapest first; nothing when the examples say too little."""
    informed = [n for n, _ in pairs if n >= _INFORMED]
    if len(pairs) < _FEWEST or len(informed) < _FEWEST - 1 or not all(0 <= n <= _LARGEST_INDEX for n, _ in pairs):
        return
    ordered = sorted(pairs)
    space = itertools.product(_STARTS, _STARTS, _FACTORS, _FACTORS[1:], _CONSTANTS)
    found = [r for r in (Recurrence(*numbers) for numbers in space) if all(r.value_at(n) == v for n, v in ordered)]
    yield from sorted(found, key=lambda r: (r.cost, r.a, r.b, r.first))
