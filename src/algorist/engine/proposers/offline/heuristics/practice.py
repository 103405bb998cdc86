"""A session in the sandbox where rules build answers and the problem's own evaluator scores them."""

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from algorist.engine.evaluation.evaluator_source import AFTER, BEFORE
from algorist.engine.proposers.offline.heuristics.trees import Tree
from algorist.engine.sandbox import Program, Sandbox, Session
from algorist.engine.terms.limits import MIB, Limits
from algorist.engine.terms.problem import Call, Direction, Entry, Problem

EVOLVE, CHOOSE, REPORT = "evolve", "choose", "report"
_FOLDER = Path(__file__).parent
_LIMITS = Limits(cpu_seconds=10.0, wall_seconds=120.0, memory_bytes=768 * MIB, output_bytes=MIB)
_SEED = 2_000_003 + 7_919  # far from the seeds that judges use: practice instances are never the judged ones
_DRAWS = 6
# A few are enough to breed by. To choose among the best of thousands takes more, or it is luck that is chosen.
_INSTANCES = {EVOLVE: 12, CHOOSE: 36, REPORT: 36}
_NUMBERS = {"int", "float"}
# The evaluator and the rooms have no name in common but these.
_TAIL = """

def _make_bench(texts, split, names, place):
    import types
    rooms = {{name: types.ModuleType(name) for name in texts}}
    for name, text in texts.items():
        exec(text, rooms[name].__dict__)
    def judge_of(seed):
        judge = _Judge()
        judge.open(split, seed)
        return judge
    return rooms["bench"].Bench(judge_of, rooms, names, place)


_bench = _make_bench({texts!r}, "selection", {names!r}, {place!r})


def _practise(what, *args):
    return getattr(_bench, what)(*args)
"""


class PracticeEnded(Exception):  # noqa: N818 - it is an end, not always an error
    """The session is over: its evaluator failed, its time is used up, or it was cancelled."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a problem's entry has its rows, and the names of its plain numbers."""

    names: tuple[str, ...]
    place: int

    @property
    def numbers(self) -> tuple[str, ...]:
        """The parameters that are numbers."""
        return tuple(name for i, name in enumerate(self.names) if i != self.place)


def find_layout(problem: Problem) -> Layout | None:
    """The layout of an entry that takes one list of rows of numbers and answers with whole numbers, else None."""
    entry = problem.entry
    if entry.is_class or problem.evaluator is None or not _is_order(entry):
        return None
    if "def play(" in problem.evaluator.source:
        return None
    places = [i for i, param in enumerate(entry.params) if param.type.name == "list"]
    others = [param for param in entry.params if param.type.name in _NUMBERS]
    if len(places) != 1 or len(others) + 1 != len(entry.params):
        return None
    inner = entry.params[places[0]].type.args
    rows = inner and inner[0].name in {"tuple", "list"} and inner[0].args
    if not rows or not all(a.name in {*_NUMBERS, "..."} for a in inner[0].args):
        return None
    return Layout(tuple(param.name for param in entry.params), places[0])


def _is_order(entry: Entry) -> bool:
    return entry.returns.name == "list" and [a.name for a in entry.returns.args] == ["int"]


class Practice:
    """The session: what kind of problem it is, and what a rule scores; `used` counts CPU seconds of both sides."""

    def __init__(self, session: Session, problem: Problem, cpu_seconds: float, cancelled: Callable[[], bool]) -> None:
        assert problem.evaluator is not None
        self._session = session
        self.sign = -1.0 if problem.evaluator.direction is Direction.MAXIMISE else 1.0
        self._cpu_seconds = cpu_seconds
        self._cancelled = cancelled
        self._inside = 0.0
        self._began = time.thread_time()

    def used(self) -> float:
        """CPU seconds used so far, here and in the sandbox."""
        return self._inside + time.thread_time() - self._began

    def ask(self, what: str, *args: Any) -> Any:
        """One question to the bench.

        Raises:
            PracticeEnded: it gives no answer.

        """
        left = self._cpu_seconds - self.used()
        if left <= 0 or self._cancelled():
            raise PracticeEnded(what)
        outcome = self._session.call(Call("_practise", (what, *args)), None, replace(_LIMITS, cpu_seconds=left))
        self._inside += outcome.cpu_seconds
        if not outcome.finished:
            raise PracticeEnded(outcome.detail)
        return outcome.values[0]

    def open(self, seed: int) -> int:
        """Draw the instances of the three parts, all different; how many the smallest has."""
        seeds = iter(range(_SEED + 101 * seed, _SEED + 101 * seed + 3 * _DRAWS))
        return min(
            int(self.ask("open", part, [next(seeds) for _ in range(_DRAWS)], _INSTANCES[part]))
            for part in (EVOLVE, CHOOSE, REPORT)
        )

    def mean_cost(self, tree: Tree, part: str = EVOLVE) -> float:
        """The mean score of a rule, smaller is better; infinite where the evaluator refuses an answer."""
        scores = self.ask("rate", tree, part)
        if not scores or any(score is None for score in scores):
            return float("inf")
        return float(self.sign * sum(scores) / len(scores))


@contextlib.contextmanager
def open_practice(
    problem: Problem, layout: Layout, sandbox: Sandbox, cpu_seconds: float, cancelled: Callable[[], bool]
) -> Iterator[Practice]:
    """A practice session for a problem, alive for as long as the block lasts."""
    assert problem.evaluator is not None
    texts = {name: _text(f"building/{name}.py") for name in ("orders", "tours", "bench")} | {"trees": _text("trees.py")}
    tail = _TAIL.format(texts=texts, names=list(layout.names), place=layout.place)
    program = Program(BEFORE + problem.evaluator.source + AFTER + tail, "_practise")
    with sandbox.session(program, replace(_LIMITS, cpu_seconds=max(1.0, cpu_seconds))) as session:
        yield Practice(session, problem, cpu_seconds, cancelled)


def _text(path: str) -> str:
    return (_FOLDER / path).read_text(encoding="utf-8")
