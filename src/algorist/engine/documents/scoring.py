"""The evaluator of an optimisation problem, as documents state it."""

from typing import Any

from algorist.engine.documents.errors import Place
from algorist.engine.documents.fields import Table, check_program
from algorist.engine.terms.problem import Baseline, Direction, Entry, Evaluator

_LARGEST = 1e300
_FIELDS = ("source", "direction", "baselines", "best_known", "best_known_source")


def read_evaluator(table: Table, entry: Entry) -> Evaluator:
    """The evaluator, its baselines seen to define the entry point.

    Raises:
        DocumentError: a field is wrong.

    """
    place = table.place.at("evaluator")
    if not table.has("evaluator"):
        raise place.error("this is missing; an optimisation problem needs an evaluator with source and direction")
    inner = Table(table.any("evaluator"), place, _FIELDS)
    baselines = tuple(_baseline(row, at, entry) for row, at in inner.rows("baselines", most=50))
    names = [b.name for b in baselines]
    twice = next((n for n in names if names.count(n) > 1), None)
    if twice:
        raise place.at("baselines").error(f"two baselines are called {twice!r}; give each a name of its own")
    has_best = inner.has("best_known")
    return Evaluator(
        source=_source(inner, entry),
        direction=inner.choice("direction", Direction),
        baselines=baselines,
        best_known=float(inner.number("best_known", least=-_LARGEST, most=_LARGEST)) if has_best else None,
        best_known_source=inner.line("best_known_source", None if has_best else "", longest=500),
    )


def _source(inner: Table, entry: Entry) -> str:
    source = inner.text("source")
    place = inner.place.at("source")
    check_program(source, {"instances": 2}, place)
    if "def oracle" in source:
        check_program(source, {"oracle": 1, "score": 3}, place)
    else:
        check_program(source, {"score": 2}, place)
    if "def play" in source:
        check_program(source, {"play": 2}, place)
    elif "def arguments" in source:
        check_program(source, {"arguments": 1}, place)
    takes_function = any(p.type.name == "Callable" for p in entry.params)
    if takes_function and "def oracle" not in source and "def play" not in source:
        raise place.error("the signature takes a function; define oracle(instance), which returns it")
    return source


def _baseline(row: Any, place: Place, entry: Entry) -> Baseline:
    inner = Table(row, place, ("name", "source", "score"))
    if inner.has("source") == inner.has("score"):
        raise place.error("a baseline has either a source or a score; write one of the two")
    return Baseline(
        name=inner.line("name"),
        source=inner.program("source", {entry.name: -1}) if inner.has("source") else "",
        score=inner.number("score", least=-_LARGEST, most=_LARGEST) if inner.has("score") else None,
    )
