"""Where rules are tried, inside the sandbox: the problem's own instances and scores, and what builds the answers."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

_TRIALS = 3
_LEAST, _MOST_POINTS, _MOST_SAMPLES = 6, 50, 3
_CLOSE = 1e-6


class Bench:
    """Practice instances in parts: to evolve on, to choose by, to report on.

    `judge_of(seed)` gives the problem's evaluator, opened on instances of that seed; `rooms` are the building modules.
    """

    def __init__(self, judge_of: Callable[[int], Any], rooms: dict[str, Any], names: list[str], place: int) -> None:
        self.judge_of, self.rooms, self.names, self.place = judge_of, rooms, names, place
        self.parts: dict[str, list[tuple[Any, int, list[Any]]]] = {}
        self.built: dict[str, list[tuple[Any, list[int]]]] = {}
        self.kind = ""
        self.small: Any = None

    def open(self, part: str, seeds: Sequence[int], most: int) -> int:
        """Draw instances until there are enough; how many there are."""
        found = self.parts[part] = []
        for seed in seeds:
            judge = self.judge_of(seed)
            for i in range(len(judge.names)):
                args = judge.arguments(i, self.names, [])
                if len(found) < most and _is_table(args[self.place]):
                    found.append((judge, i, args))
            if len(found) >= most:
                break
        return len(found)

    def recognise(self) -> str:
        """`tour` where an answer is an order whose turn and reverse score alike, `order` where they do not, else ``."""
        rng = Random(0)  # noqa: S311 - no secrets
        seen, alike = set(), True
        for judge, i, args in self.parts["evolve"]:
            count = len(args[self.place])
            if judge.score(i, [0] * count)[0] == "value" or judge.score(i, list(range(count - 1)))[0] == "value":
                return ""
            for _ in range(_TRIALS):
                order = list(range(count))
                rng.shuffle(order)
                at = rng.randrange(1, count)
                told = [judge.score(i, o) for o in (order, order[at:] + order[:at], order[::-1])]
                if any(word != "value" for word, _ in told):
                    return ""
                scores = [float(value) for _, value in told]
                seen.add((i, scores[0]))
                alike = alike and max(scores) - min(scores) <= _CLOSE * (1 + abs(scores[0]))
        if len(seen) <= len(self.parts["evolve"]):  # the order does not matter
            return ""
        self.kind = "tour" if alike else "order"
        self._prepare()
        return self.kind

    def fields(self) -> int:
        """How many numbers a row has."""
        return len(self.parts["evolve"][0][2][self.place][0])

    def _prepare(self) -> None:
        for part, instances in self.parts.items():
            self.built[part] = []
            if self.kind == "tour" and part == "evolve":  # evolved on samples of the points
                continue
            groups: dict[int, list[int]] = {}
            for at, (_, _, args) in enumerate(instances):
                rows = args[self.place]
                groups.setdefault(len(rows) if self.kind == "tour" else 0, []).append(at)
            for places in groups.values():
                self.built[part].append((self._builder([instances[at][2] for at in places]), places))
        if self.kind == "tour":
            self.small = self.rooms["tours"].Map(self._few_points())

    def _builder(self, several: list[list[Any]]) -> Any:
        lists = [args[self.place] for args in several]
        if self.kind == "tour":
            return self.rooms["tours"].Map([self.rooms["tours"].measure_distances(rows) for rows in lists])
        others = [k for k in range(len(self.names)) if k != self.place]
        return self.rooms["orders"].Shop(lists, [{self.names[k]: float(args[k]) for k in others} for args in several])

    def _few_points(self) -> list[Any]:
        """Distances of some points of each instance, equally many and several times: many small tours say more of a
        rule, in less time, than a few large ones.
        """
        rng = Random(1)  # noqa: S311 - no secrets
        tables = [self.rooms["tours"].measure_distances(args[self.place]) for _, _, args in self.parts["evolve"]]
        count = min(_MOST_POINTS, *(len(table) for table in tables))
        found = []
        for table in tables:
            places = rng.sample(range(len(table)), len(table))
            for at in range(0, min(len(places) - count + 1, _MOST_SAMPLES * count), count):
                some = sorted(places[at : at + count])
                found.append(table[some][:, some])
        return found

    def rate(self, tree: Any, part: str) -> list[float | None]:
        """The scores of a rule's answers on a part's instances, None where the evaluator refuses one."""
        compute = self.rooms["trees"].compute
        if part == "evolve" and self.small is not None:
            return list(self.small.lengths(self.small.build(compute, tree)))
        scores: list[float | None] = [None] * len(self.parts[part])
        for builder, places in self.built[part]:
            for at, answer in zip(places, builder.build(compute, tree), strict=True):
                judge, i, _ = self.parts[part][at]
                word, value = judge.score(i, answer)
                scores[at] = float(value) if word == "value" else None
        return scores


def _is_table(rows: Any) -> bool:
    """Whether this is a list of rows of equally many numbers."""
    if not isinstance(rows, list | tuple) or len(rows) < _LEAST:
        return False
    if not all(isinstance(row, list | tuple) and len(row) == len(rows[0]) > 0 for row in rows):
        return False
    return all(type(value) in {int, float} for row in rows for value in row)
