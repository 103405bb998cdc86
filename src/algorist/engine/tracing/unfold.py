"""A chunk of `algotrace/1.2` as 1.1 writes it: a line, an event and the operations of each step, in order."""

from collections.abc import Callable, Iterator
from itertools import accumulate, chain, repeat
from typing import Any

from algorist.engine.tracing.inside.folding import FIRST_KIND, NEXT, PATH, REF, REF_STEP, REST, STEP, TOP

_Form = tuple[str, str, list[Iterator[Any]]]


def unfold(chunk: dict[str, Any]) -> dict[str, Any]:
    """The chunk with `line`, `ev`, `frame` and `ops`; one that has them is given back as it is.

    Raises:
        ValueError, TypeError, LookupError, RuntimeError, StopIteration: it is not a chunk.

    """
    if "kinds" not in chunk:
        return chunk
    kinds = [_open_kind(kind, columns) for kind, columns in zip(chunk["kinds"], chunk["args"], strict=True)]
    stack = _Stack(chunk["key"]["order"])
    steps = _Steps(chunk["frame"])
    for character in chunk["kind"]:
        stack.leave()
        line, event, forms = kinds[_number(character)]
        ops = [_op(form, stack) for form in forms]
        steps.add(line, event, stack.top, ops)
    shown = {key: value for key, value in chunk.items() if key not in {"kinds", "kind", "args"}}
    return {**shown, "line": steps.lines, "ev": "".join(steps.events), "frame": steps.frames, "ops": steps.entries}


def _number(character: str) -> int:
    number = ord(character) - FIRST_KIND
    if number < 0:
        raise ValueError("not a kind of step")
    return number


class _Steps:
    """The columns of a chunk as 1.1 has them."""

    def __init__(self, frames: list[int]) -> None:
        self.lines: list[int] = []
        self.events: list[str] = []
        self.frames: list[int] = []
        self.entries: list[list[Any]] = []
        self._beside = chain(frames, repeat(0))
        self._line = self._frame = self._gap = 0

    def add(self, line: int, event: int, top: int, ops: list[list[Any]]) -> None:
        frame = top + next(self._beside)
        self.lines.append(line - self._line)
        self.frames.append(frame - self._frame)
        self.events.append(str(event))
        self._line, self._frame = line, frame
        if ops:
            self.entries.append([self._gap, *ops])
            self._gap = 0
        self._gap += 1


class _Stack:
    """The frames on the stack and the newest numbers: what signs refer to."""

    def __init__(self, order: list[int]) -> None:
        self.order = list(order)
        self.leaving: list[int] = []
        self.newest = {"n": 0, "c": 0}

    @property
    def top(self) -> int:
        return self.order[-1] if self.order else 0

    def leave(self) -> None:
        for gone in self.leaving:
            if gone in self.order:
                self.order.remove(gone)
        self.leaving.clear()

    def follow(self, op: list[Any]) -> None:
        if op[0] in self.newest:
            self.newest[op[0]] = op[1]
        if op[0] == "c":
            self.order.append(op[1])
        elif op[0] in {"r", "y"}:
            self.leaving.append(op[1])


def _open_kind(kind: list[Any], columns: list[Any]) -> tuple[int, int, list[_Form]]:
    line, event, *forms = kind
    held = iter(columns)
    opened = []
    for letter, *signs in forms:
        told = [_column(sign, next(held)) for sign in signs if sign not in {TOP, NEXT}]
        opened.append((letter, "".join(signs), told))
    return line, event, opened


def _op(form: _Form, stack: _Stack) -> list[Any]:
    letter, signs, columns = form
    held = iter(columns)
    op: list[Any] = [letter]
    for sign in signs:
        if sign == TOP:
            op.append(stack.top)
        elif sign == NEXT:
            op.append(stack.newest[letter] + 1)
        elif sign == REST:
            op.extend(next(next(held)))
        else:
            op.append(next(next(held)))
    stack.follow(op)
    return op


def _column(sign: str, written: Any) -> Iterator[Any]:
    """The items of a column one after another, the last one again and again."""
    items = written if isinstance(written, list) else [written]
    endless = chain(items, repeat(items[-1]))
    reader = _READERS.get(sign)
    return endless if reader is None else reader(endless)


def _path(doubled: list[int]) -> list[int]:
    return list(accumulate(doubled, lambda before, place: place if place < 0 else place + 2 * before))


_READERS: dict[str, Callable[[Iterator[Any]], Iterator[Any]]] = {
    STEP: accumulate,
    REF: lambda items: ({"$": number} for number in items),
    REF_STEP: lambda items: ({"$": number} for number in accumulate(items)),
    PATH: lambda items: map(_path, items),
}
