"""Texts put together from pieces: among the expressions found so far, those that lie in the answers, end to end.

As in FlashFill (Gulwani, POPL 2011) an answer is taken apart at every place at once; the cheapest way from its
beginning to its end is found by Dijkstra's algorithm, where a state is how far one has come in each of the answers.
"""

import heapq
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from algorist.engine.proposers.offline.synthesis.expressions import Expression

_MOST_PIECES = 6
_MOST_STATES = 200
_MOST_KEPT = 4000
_FEW = 3

State = tuple[int, ...]
Piece = tuple[int, tuple[str, ...], Expression]


class Pieces:
    """The expressions whose texts lie in all the answers."""

    def __init__(self, goal: Sequence[str]) -> None:
        self._goal = tuple(goal)
        self._pieces: dict[str, list[Piece]] = defaultdict(list)  # by their first character in the first answer
        self._kept = 0

    def add(self, cost: int, entries: Iterable[tuple[tuple[str, ...], Expression]]) -> bool:
        """Take what fits of some expressions of one price; whether there was any."""
        before = self._kept
        for texts, expression in entries:
            fits = any(texts) and all(text in whole for text, whole in zip(texts, self._goal, strict=True))
            if fits and texts != self._goal and self._kept < _MOST_KEPT:
                self._pieces[texts[0][:1]].append((cost, texts, expression))
                self._kept += 1
        return self._kept > before

    def join(self, price: int) -> Iterator[tuple[int, Expression]]:
        """The cheapest few ways to put the answers together: cost and expression; `price` is that of joining two."""
        start, end = (0,) * len(self._goal), tuple(map(len, self._goal))
        heap: list[tuple[int, int, State, tuple[Expression, ...]]] = [(0, 0, start, ())]
        visits: dict[State, int] = {}
        count = found = 0
        while heap and found < _FEW and len(visits) < _MOST_STATES:
            cost, _, state, parts = heapq.heappop(heap)
            visits[state] = visits.get(state, 0) + 1
            if visits[state] > _FEW or len(parts) > _MOST_PIECES:
                continue
            if state == end:
                found += 1
                yield cost - price, _joined(parts)
                continue
            for more, following, piece in self._steps(state):
                count += 1
                heapq.heappush(heap, (cost + more + price, count, following, (*parts, piece)))

    def _steps(self, state: State) -> Iterator[tuple[int, State, Expression]]:
        goal = self._goal
        following = goal[0][state[0] : state[0] + 1]
        for cost, texts, expression in itertools.chain(self._pieces[following] if following else (), self._pieces[""]):
            if all(map(str.startswith, goal, texts, state)):
                yield cost, tuple(map(int.__add__, state, map(len, texts))), expression


def _joined(parts: Sequence[Expression]) -> Expression:
    whole = parts[0]
    for part in parts[1:]:
        whole = ("sadd", whole, part)
    return whole
