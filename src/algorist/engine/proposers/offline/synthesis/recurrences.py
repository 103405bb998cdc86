"""Sequences given by a linear recurrence: f(n) = a f(n-1) + b f(n-2) + c, tried all together, and the plainest ones of
three terms.

Written out as a loop. These programs are long as expressions, and short as what they are.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_FACTORS = (0, 1, -1, 2, -2, 3, 4)
_CONSTANTS = (0, 1, -1, 2)
_STARTS = (0, 1, 2, 3, 4)
_THREE_TERMS = ((1, 1, 1), (0, 1, 1), (1, 0, 1))
_LARGEST_INDEX = 200
_FEWEST = 3
_INFORMED = 4  # indices from here on say something about the recurrence and not only about its start
_NAMES = ("current", "previous", "before")


@dataclass(frozen=True, slots=True)
class Recurrence:
    """The first values; then each is the sum of the latest values times the factors (the latest first), and c."""

    starts: tuple[int, ...]
    factors: tuple[int, ...]
    c: int

    @property
    def cost(self) -> int:
        """What it costs beside an expression: the rarer its numbers, the more."""
        return 3 + 2 * len(self.starts) + sum(map(abs, self.factors)) + 2 * abs(self.c) + sum(self.starts)

    def value_at(self, n: int) -> int:
        """f(n) for n from 0."""
        row = self.starts
        for _ in range(n):
            row = (*row[1:], sum(f * v for f, v in zip(self.factors, reversed(row), strict=True)) + self.c)
        return row[0]

    def write(self, name: str, parameter: str) -> str:
        """The loop as Python."""
        names = _NAMES[: len(self.starts)]
        terms = [_term(f, n) for f, n in zip(self.factors, names, strict=True)] + [str(self.c) if self.c else ""]
        step = " + ".join(term for term in terms if term) or "0"
        held, ahead = ", ".join(reversed(names)), ", ".join(reversed(names[:-1]))
        return (
            f"def {name}({parameter}):\n    {held} = {', '.join(map(str, self.starts))}\n"
            f"    for _ in range({parameter}):\n"
            f"        {held} = {ahead}, {step.replace('+ -', '- ')}\n    return {names[-1]}\n"
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
    found = [r for r in _candidates() if all(r.value_at(n) == v for n, v in ordered)]
    yield from sorted(found, key=lambda r: (r.cost, r.factors, r.starts))


def _candidates() -> Iterator[Recurrence]:
    for first, second, a, b, c in itertools.product(_STARTS, _STARTS, _FACTORS, _FACTORS[1:], _CONSTANTS):
        yield Recurrence((first, second), (a, b), c)
    for starts in itertools.product(_STARTS, repeat=3):
        yield from (Recurrence(starts, factors, 0) for factors in _THREE_TERMS)
