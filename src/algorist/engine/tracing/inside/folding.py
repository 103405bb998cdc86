"""Steps folded: what happens alike at many steps is written once, as a kind of step, and what differs in columns.

A kind of step is a line, an event and the forms of its operations. A form is an operation's letter and a sign for each
of its arguments; those that the signs do not tell stand in columns, an item for each step of the kind. A column whose
items go on as the last one is cut there. `docs/algotrace.md` has the signs.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any

FIRST_KIND = 48  # kinds are characters from "0" on
TOP, NEXT, PLAIN, STEP, REF, REF_STEP, PATH, REST = "=#.+&$~*"
_ON_TOP = frozenset("vucry")
_MANY = frozenset("a<?")
_MOST_SINGLE = 4
_EXACT = 2**52  # differences of ints up to here are exact for a reader that has floats only


class _Kind:
    """Steps of one kind, their columns not yet written shorter."""

    __slots__ = ("character", "columns", "event", "forms", "line")

    def __init__(self, character: str, line: int, event: int, forms: Sequence[str], width: int) -> None:
        self.character = character
        self.line = line
        self.event = event
        self.forms = forms
        self.columns: list[list[Any]] = [[] for _ in range(width)]

    def documents(self) -> tuple[list[Any], list[Any]]:
        """The kind, and its columns, as they are written."""
        columns = iter(self.columns)
        kind: list[Any] = [self.line, self.event]
        written: list[Any] = []
        for form in self.forms:
            signs = form[0]
            for sign in form[1:]:
                if sign in {TOP, NEXT}:
                    signs += sign
                    continue
                shorter, column = _SHORTER[sign](next(columns))
                signs += shorter
                written.append(column)
            kind.append(signs)
        return kind, written


class Fold:
    """Takes the steps of a chunk one after another; `order` is the stack before the first."""

    def __init__(self, order: Iterable[int]) -> None:
        self.stack = list(order)
        self.leaving: list[int] = []
        self.newest = {"n": 0, "c": 0}
        self.kinds: dict[tuple[Any, ...], _Kind] = {}
        self.steps: list[str] = []
        self.frames: list[int] = []

    def add(self, line: int, event: int, frame: int, ops: Iterable[Sequence[Any]]) -> None:
        """One step."""
        for gone in self.leaving:
            if gone in self.stack:
                self.stack.remove(gone)
        self.leaving.clear()
        values: list[Any] = []
        forms = [self._form(op, values) for op in ops]
        key = (line, event, *forms)
        kind = self.kinds.get(key)
        if kind is None:
            kind = self.kinds[key] = _Kind(chr(FIRST_KIND + len(self.kinds)), line, event, forms, len(values))
        for column, value in zip(kind.columns, values, strict=True):
            column.append(value)
        self.steps.append(kind.character)
        self.frames.append(frame - (self.stack[-1] if self.stack else 0))

    def _form(self, op: Sequence[Any], values: list[Any]) -> str:
        letter: str = op[0]
        top = self.stack[-1] if self.stack else None
        many = letter in _MANY and len(op) > _MOST_SINGLE
        form = letter
        for place, value in enumerate(op[1:2] if many else op[1:]):
            if place < 2 and value == top and letter in _ON_TOP and (place == 0 or letter == "c"):  # noqa: PLR2004
                form += TOP
            elif place == 0 and letter in self.newest and value == self.newest[letter] + 1:
                form += NEXT
            else:
                form += _sign(letter, place, value)
                values.append(value["$"] if form[-1] == REF else value)
        if many:
            form += REST
            values.append(list(op[2:]))
        self._follow(op)
        return form

    def _follow(self, op: Sequence[Any]) -> None:
        letter = op[0]
        if letter in self.newest:
            self.newest[letter] = op[1]
        if letter == "c":
            self.stack.append(op[1])
        elif letter in {"r", "y"}:
            self.leaving.append(op[1])

    def document(self) -> dict[str, Any]:
        """All steps, as a chunk has them."""
        kinds, columns = [], []
        for kind in self.kinds.values():
            written, held = kind.documents()
            kinds.append(written)
            columns.append(held)
        return {"kinds": kinds, "kind": "".join(self.steps), "frame": without_end(self.frames), "args": columns}


def without_end(column: list[int]) -> list[int]:
    """A column without its last zeros, which a reader puts back."""
    end = len(column)
    while end and not column[end - 1]:
        end -= 1
    return column[:end]


def _sign(letter: str, place: int, value: Any) -> str:
    kind = type(value)
    if kind is int:
        return STEP
    if kind is dict and "$" in value:
        return REF
    return PATH if letter == "t" and place == 1 else PLAIN


# --- columns ----------------------------------------------------------------------------------------------------------


def _text(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def _cut(column: list[Any]) -> Any:
    """The column without the items at its end that repeat; a single item stands alone, but for a list."""
    end, last = len(column), column[-1]
    text = _text(last)
    while end > 1 and (column[end - 2] is last or _text(column[end - 2]) == text):
        end -= 1
    return column[:end] if end > 1 or type(last) is list else last


def _differences(column: list[int]) -> list[int]:
    return [value - before for before, value in zip([0, *column], column, strict=False)]


def _doubled(path: list[int]) -> list[int]:
    """Each place as the difference from twice the one before: of a way down a heap 1 or 2. From the end: as it is."""
    return [
        path[0],
        *(place if place < 0 else place - 2 * before for before, place in pairwise(path)),
    ]


def _of_ints(plain: str, by_difference: str, column: list[int]) -> tuple[str, Any]:
    written = _cut(column)
    if min(column) >= -_EXACT and max(column) <= _EXACT:
        other = _cut(_differences(column))
        if len(_text(other)) < len(_text(written)):
            return by_difference, other
    return plain, written


def _of_paths(column: list[list[int]]) -> tuple[str, Any]:
    doubled = [_doubled(path) for path in column]
    # A place below twice the one before would look like one that is counted from the end.
    sound = all(
        (a < 0) == (b < 0)
        for path, other in zip(column, doubled, strict=True)
        for a, b in zip(path, other, strict=True)
    )
    if sound and len(_text(doubled)) < len(_text(column)):
        return PATH, _cut(doubled)
    return PLAIN, _cut(column)


_SHORTER: dict[str, Callable[[list[Any]], tuple[str, Any]]] = {
    STEP: lambda column: _of_ints(PLAIN, STEP, column),
    REF: lambda column: _of_ints(REF, REF_STEP, column),
    PATH: _of_paths,
    PLAIN: lambda column: (PLAIN, _cut(column)),
    REST: lambda column: (REST, _cut(column)),
}
