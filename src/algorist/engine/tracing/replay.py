"""Plays a trace: the state of stack, variables, objects and output at every step, from the operations alone.

The same rules, in TypeScript, drive the player; `digest` gives a number by which the two can be compared.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from algorist.engine.tracing.trace import Trace

_MARKS = {"<": "r", "?": "c", "~": "w"}
_SETTING = "svk"
EVENTS = ("call", "line", "return", "exception", "yield", "resume")


@dataclass(slots=True)
class State:
    """What is true at one step. `frames` maps a frame's number to its function's number and its variables by name;
    `heap` an object's number to `[kind, data, label]`; `order` is the stack, outermost first; `marks` and
    `questions` belong to this step alone.
    """

    step: int = -1
    line: int = 0
    frame: int = 0
    event: str = ""
    order: list[int] = field(default_factory=list)
    frames: dict[int, tuple[int, dict[str, Any]]] = field(default_factory=dict)
    heap: dict[int, list[Any]] = field(default_factory=dict)
    output: int = 0
    returned: Any = None
    error: tuple[str, Any] | None = None
    marks: list[list[Any]] = field(default_factory=list)
    questions: list[tuple[list[Any], Any]] = field(default_factory=list)
    leaving: list[tuple[int, bool]] = field(default_factory=list)


def replay(trace: Trace) -> Iterator[State]:
    """Every step's state in order. One object is changed in place: copy what is to be kept."""
    state = State()
    names: list[str] = []
    for chunk in trace.chunks():
        names.extend(chunk["names"])
        yield from _play_chunk(state, chunk, names)


def replay_chunk(trace: Trace, number: int) -> Iterator[State]:
    """The states of one chunk, from its own key frame."""
    names: list[str] = []
    for chunk in trace.chunks():
        names.extend(chunk["names"])
        if chunk["chunk"] == number:
            yield from _play_chunk(_state_from_key(chunk, names), chunk, names)
            return


def _state_from_key(chunk: dict[str, Any], names: list[str]) -> State:
    key = chunk["key"]
    state = State(step=chunk["from"] - 1, order=list(key["order"]), output=key["out"])
    for number, frame in key["frames"].items():
        state.frames[int(number)] = (frame["f"], {names[int(k)]: v for k, v in frame["vars"].items()})
    for number, document in key["heap"].items():
        state.heap[int(number)] = _loaded(document)
    return state


def _play_chunk(state: State, chunk: dict[str, Any], names: list[str]) -> Iterator[State]:
    entries = iter(chunk["ops"])
    upcoming = next(entries, None)
    at = chunk["from"] + (upcoming[0] if upcoming else 0)
    state.line = state.frame = 0
    for i in range(chunk["n"]):
        _begin_step(state, chunk, i)
        if upcoming is not None and at == state.step:
            for op in upcoming[1:]:
                apply_op(state, op, names)
            upcoming = next(entries, None)
            at += upcoming[0] if upcoming else 0
        yield state


def _begin_step(state: State, chunk: dict[str, Any], i: int) -> None:
    for frame, suspended in state.leaving:
        if frame in state.order:
            state.order.remove(frame)
        if not suspended:
            state.frames.pop(frame, None)
    state.leaving.clear()
    state.marks = []
    state.questions = []
    state.returned = state.error = None
    state.step = chunk["from"] + i
    state.line += chunk["line"][i]
    state.frame += chunk["frame"][i] if i < len(chunk["frame"]) else 0
    state.event = EVENTS[int(chunk["ev"][i])]


def apply_op(state: State, op: list[Any], names: list[str]) -> None:
    """Apply one operation; one that is not known is passed over."""
    for one in _parts_of(op):
        _apply_one(state, one, names)


def _parts_of(op: list[Any]) -> list[list[Any]]:
    """An operation that sets several things as so many operations."""
    if op[0] not in _SETTING:
        return [op]
    return [[*op[:2], *op[at : at + 2]] for at in range(2, len(op), 2)]


def _apply_one(state: State, op: list[Any], names: list[str]) -> None:
    kind = op[0]
    if kind in "vu":
        _apply_name(state, op, names)
    elif kind in "cry":
        _apply_frame(state, op)
    elif kind in "nx":
        if kind == "n":
            state.heap[op[1]] = _loaded(op[2:])
        else:
            state.heap.pop(op[1], None)
    elif kind in "oemq<?~":
        _apply_note(state, op)
    elif op[1] in state.heap:
        _apply_change(state.heap[op[1]], op)


def _apply_name(state: State, op: list[Any], names: list[str]) -> None:
    if op[1] not in state.frames:
        return
    variables = state.frames[op[1]][1]
    if op[0] == "v":
        variables[names[op[2]]] = op[3]
    else:
        variables.pop(names[op[2]], None)


def _apply_frame(state: State, op: list[Any]) -> None:
    if op[0] == "c":
        if op[1] not in state.frames:
            state.frames[op[1]] = (op[3], {})
        state.order.append(op[1])
        return
    state.leaving.append((op[1], op[0] == "y"))
    state.returned = op[2] if len(op) > 2 else None  # noqa: PLR2004


def _apply_note(state: State, op: list[Any]) -> None:
    if op[0] == "o":
        state.output += len(op[1])
    elif op[0] == "e":
        state.error = (op[1], op[2])
    elif op[0] == "q":
        state.questions.append((op[1], op[2]))
    elif op[0] == "m":
        state.marks.append(op[1:])
    else:
        state.marks.append([_MARKS[op[0]], *op[1:]])


def _loaded(document: list[Any]) -> list[Any]:
    """An object's document with a dict's pairs keyed by their written key, so that operations find them."""
    kind, data, *label = document
    if kind in {"D", "O", "F"}:
        data = {_key(pair[0]): list(pair) for pair in data}
    elif kind == "S":
        data = {_key(item): item for item in data}
    elif kind == "A":
        data = {**data, "data": list(data["data"])}
    elif isinstance(data, list):
        data = list(data)
    return [kind, data, *label]


def _key(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def _apply_change(document: list[Any], op: list[Any]) -> None:
    kind, data = op[0], document[1]
    if kind in "sapt":
        _apply_to_items(data["data"] if document[0] == "A" else data, op)
    elif kind == "k":
        data[_key(op[2])] = [op[2], op[3]]
    elif kind in "d-":
        data.pop(_key(op[2]), None)
    elif kind == "+":
        data[_key(op[2])] = op[2]


def _apply_to_items(items: list[Any], op: list[Any]) -> None:
    kind = op[0]
    if kind == "s":
        items[op[2]] = op[3]
    elif kind == "p":
        start = op[2] if op[2] >= 0 else len(items) + op[2]
        items[start : start + op[3]] = op[4] if len(op) > 4 else []  # noqa: PLR2004
    elif kind == "a":
        items.extend(op[2:])
    elif kind == "t":
        _move_along(items, *op[2:])


def _move_along(items: list[Any], path: list[int], *value: Any) -> None:
    """Each place of the path takes what the next one held, the last one a new value or what the first one held."""
    held = [*(items[at] for at in path[1:]), *(value or (items[path[0]],))]
    for at, item in zip(path, held, strict=True):
        items[at] = item


# --- comparing states -------------------------------------------------------------------------------------------------


def canonical(state: State) -> dict[str, Any]:
    """The state with objects numbered in the order in which they are met: equal for equal states, whoever numbered."""
    walk = _Walk(state.heap)
    frames = []
    for number in state.order:
        func, variables = state.frames[number]
        frames.append([func, [[name, walk.value(variables[name])] for name in sorted(variables)]])
    return {"line": state.line, "event": state.event, "frames": frames, "heap": walk.documents, "out": state.output}


class _Walk:
    def __init__(self, heap: dict[int, list[Any]]) -> None:
        self.heap = heap
        self.numbers: dict[int, int] = {}
        self.documents: list[Any] = []

    def value(self, value: Any) -> Any:
        if not (isinstance(value, dict) and "$" in value):
            return value
        number = value["$"]
        if number not in self.numbers:
            self.numbers[number] = len(self.documents)
            self.documents.append(None)
            self.documents[self.numbers[number]] = self._document(self.heap[number])
        return {"$": self.numbers[number]}

    def _document(self, document: list[Any]) -> list[Any]:
        kind, data, *label = document
        if kind in {"D", "O", "F"}:
            shown: Any = [[self.value(k), self.value(v)] for k, v in data.values()]
        elif kind == "S":
            shown = [self.value(data[key]) for key in sorted(data)] if self._is_flat(data) else len(data)
        elif kind == "A":
            shown = {**data, "data": [self.value(v) for v in data["data"]]}
        elif isinstance(data, list):
            shown = [self.value(v) for v in data]
        else:
            shown = data
        return [kind, shown, *label]

    def _is_flat(self, data: dict[str, Any]) -> bool:
        """A set of objects has no order that both sides know, so only its size is compared."""
        return not any('"$"' in key for key in data)


def digest(state: State) -> int:
    """A 32-bit number of the canonical state: FNV-1a over the UTF-8 of its JSON without spaces, keys sorted."""
    text = json.dumps(_plain_numbers(canonical(state)), separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def _plain_numbers(value: Any) -> Any:
    """Floats as both languages can write them: whole ones as ints, the others by digits and exponent."""
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 2**53:
            return int(value)
        sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
        assert type(exponent) is int
        head, tail = str(digits[0]), "".join(map(str, digits[1:]))
        mantissa = f"{head}.{tail}" if tail else head
        return f"{'-' if sign else ''}{mantissa}e{exponent + len(digits) - 1:+d}"
    if isinstance(value, list):
        return [_plain_numbers(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain_numbers(item) for key, item in value.items()}
    return value
