"""Checks that what came out of a sandbox has the form of a trace, so that no reader has to expect anything else."""

import json
from collections.abc import Iterable
from typing import Any

from algorist.engine.tracing.inside.folding import FIRST_KIND
from algorist.engine.tracing.unfold import unfold

_MOST_STEPS = 4_096
_OPS = frozenset("cryvunspkd+-xoemq<?~")


class FormError(ValueError):
    """A document that is not of the format."""


def check_header(document: Any) -> dict[str, Any]:
    """The parts of a header that the recorder may state."""
    _require(isinstance(document, dict), "a header is an object")
    funcs = document.get("funcs", [])
    _require(isinstance(funcs, list), "funcs is a list")
    for func in funcs:
        _require(isinstance(func, dict) and isinstance(func.get("name"), str), "a function has a name")
        _require(type(func.get("line")) is int and isinstance(func.get("params"), list), "a function has a line")
    kept = ("lang", "runtime", "funcs", "marks", "hints", "error")
    return {key: document[key] for key in kept if key in document}


def check_chunk(document: Any, number: int, room: int) -> int:
    """Raise unless the document is chunk `number`, of which no more than `room` bytes unfold; gives how many do."""
    _require(isinstance(document, dict) and document.get("chunk") == number, "a chunk says its number")
    n = document.get("n")
    _require(type(n) is int and 0 <= n <= _MOST_STEPS, "a chunk has at most 4,096 steps")
    _check_key(document.get("key"))
    weight = _weigh_folds(document)
    _require(weight <= room, "more unfolds than a trace may hold")
    try:
        unfolded = unfold(document)
    except (ValueError, TypeError, LookupError, RuntimeError, StopIteration) as error:
        raise FormError("the steps do not unfold") from error
    _check_steps(unfolded, number)
    return weight


def _weigh_folds(document: dict[str, Any]) -> int:
    """What the columns of a chunk leave to be repeated: little text may stand for much."""
    kinds: Any = document.get("kinds")
    steps: Any = document.get("kind")
    columns: Any = document.get("args")
    _require(isinstance(kinds, list) and isinstance(columns, list), "kinds and args are lists")
    _require(len(kinds) == len(columns) and isinstance(steps, str), "each kind has its columns")
    _require(len(steps) == document["n"], "a step is of one kind")
    _require(isinstance(document.get("frame"), list), "frame is a list")
    weight = 0
    for number, (kind, held) in enumerate(zip(kinds, columns, strict=True)):
        _require(isinstance(kind, list) and isinstance(held, list), "a kind and its columns are lists")
        _require(all(isinstance(form, str) and form for form in kind[2:]), "a form is a text")
        last = [column[-1] if isinstance(column, list) and column else column for column in held]
        weight += steps.count(chr(FIRST_KIND + number)) * (len(json.dumps(last)) + sum(map(len, kind[2:])))
    return weight


def _check_steps(document: dict[str, Any], number: int) -> None:
    n = document["n"]
    _require(document.get("from") == number * _MOST_STEPS, "a chunk begins where the one before ended")
    for column in ("line", "frame"):
        values: Any = document.get(column)
        _require(isinstance(values, list), f"{column} is a list")
        fits = len(values) <= n if column == "frame" else len(values) == n
        _require(fits, f"{column} has one number a step")
        _require(all(type(v) is int for v in values), f"{column} has whole numbers")
    events = document.get("ev")
    _require(isinstance(events, str) and len(events) == n and set(events) <= set("012345"), "ev has one digit a step")
    names = document.get("names")
    _require(isinstance(names, list) and all(isinstance(v, str) for v in names), "names are texts")
    _check_ops(document.get("ops"))


def _check_ops(entries: Any) -> None:
    _require(isinstance(entries, list), "ops is a list")
    for entry in entries:
        _require(isinstance(entry, list) and bool(entry) and type(entry[0]) is int, "ops begin with a gap")
        for op in entry[1:]:
            _require(isinstance(op, list) and bool(op) and isinstance(op[0], str), "an op begins with its letter")
            _require(op[0] not in _OPS or len(op) > 1, "an op has arguments")


def _check_key(key: Any) -> None:
    _require(isinstance(key, dict), "a key frame is an object")
    _require(isinstance(key.get("order"), list) and isinstance(key.get("heap"), dict), "a key frame has order and heap")
    _require(isinstance(key.get("frames"), dict) and type(key.get("out")) is int, "a key frame has frames and out")


def check_end(document: Any) -> dict[str, Any]:
    """The last line as the recorder states it."""
    _require(isinstance(document, dict), "an end is an object")
    for name, kind in (("hits", dict), ("strip", dict), ("output", str), ("names", list), ("ok", bool), ("calls", int)):
        _require(isinstance(document.get(name, kind()), kind), f"{name} is of type {kind.__name__}")
    return dict(document)


def end_from_chunks(chunks: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """What the chunks alone say of the run: for one that was killed before it could say it itself."""
    hits: dict[str, int] = {}
    steps = calls = 0
    output: list[str] = []
    for chunk in chunks:
        line = 0
        for delta, event in zip(chunk["line"], chunk["ev"], strict=True):
            line += delta
            if event == "1":
                hits[str(line)] = hits.get(str(line), 0) + 1
        steps += chunk["n"]
        calls += chunk["ev"].count("0")
        output += [op[1] for entry in chunk["ops"] for op in entry[1:] if op[0] == "o"]
    return {
        "steps": steps,
        "ok": False,
        "error": None,
        "truncated": None,
        "total": steps,
        "total_is_exact": False,
        "hits": hits,
        "calls": calls,
        "max_depth": 0,
        "output": "".join(output),
        "result": None,
        "heap": {},
    }


def _require(holds: bool, rule: str) -> None:  # noqa: FBT001
    if not holds:
        raise FormError(rule)
