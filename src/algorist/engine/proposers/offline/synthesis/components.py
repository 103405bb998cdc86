"""Answers of a fixed length put together from their components, each of which is searched for itself."""

from collections.abc import Sequence
from typing import Any

from algorist.engine.proposers.offline.synthesis.bank import Bank, Values
from algorist.engine.proposers.offline.synthesis.expressions import Expression
from algorist.engine.proposers.offline.synthesis.shapes import Shape, settle, shape_of, unify_all

_LENGTHS = {2: ("pair", "tuple2"), 3: ("triple", "tuple3"), 4: ("row4", "tuple4"), 5: ("row5", "tuple5")}


class Components:
    """What stands at each place of the answers, where these are tuples or lists of one length; else nothing."""

    def __init__(self, goal: Sequence[Any]) -> None:
        lengths = {len(answer) if isinstance(answer, tuple) else 0 for answer in goal}
        self._length = lengths.pop() if len(lengths) == 1 and len(goal) > 1 else 0
        places = range(self._length) if self._length in _LENGTHS else ()
        self._goals: list[Values] = [tuple(answer[i] for answer in goal) for i in places]
        self._shapes: list[Shape] = [settle(unify_all(map(shape_of, values))) for values in self._goals]

    def join(self, bank: Bank) -> tuple[int, Expression] | None:
        """Price and expression of the whole once every component was found, None until then."""
        wanted = list(zip(self._shapes, self._goals, strict=True))
        if not wanted or not all(values in bank.seen[shape] for shape, values in wanted):
            return None
        found = [_cheapest(bank, shape, values) for shape, values in wanted]
        name = _LENGTHS[self._length][len(set(self._shapes)) > 1]
        return sum(cost for cost, _ in found), (name, *(expression for _, expression in found))


def _cheapest(bank: Bank, shape: Shape, values: Values) -> tuple[int, Expression]:
    table = bank.by_cost[shape]
    return next((cost, e) for cost in sorted(table) for known, e in table[cost] if known == values)
