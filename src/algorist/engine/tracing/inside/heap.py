"""The objects that the program's variables reach: each has a small number, and every change becomes an operation."""

import sys
import types
from array import array
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

from algorist.engine.tracing.inside import encoding
from algorist.engine.tracing.inside.encoding import SCALARS, Elided
from algorist.engine.tracing.inside.entries import (
    BARE,
    BARE_SETS,
    ArrayEntry,
    Entry,
    MappingEntry,
    SequenceEntry,
    SetEntry,
)

_FIXED = frozenset({"T", "P"})
_UNTRACKED = SCALARS | BARE | BARE_SETS | {dict}
_SHOWN_BYTES = 100
_SPELT = 200


class Heap:
    """All objects met so far that may still be reached, by identity, each held so that no other takes its address."""

    def __init__(self, *, elements: int, text: int, levels: int) -> None:
        self.cap = elements
        self.levels = levels
        self.program = ""
        self.longest = text
        self.table: dict[int, Entry] = {}
        self.watched: dict[int, Entry] = {}
        self.arrays: list[Entry] = []
        self.closures: list[Entry] = []
        self.ops: list[Any] | None = []
        self.weight = 0
        self.numbered = 0
        self.text = encoding.text_encoder(text)
        self._plain: dict[type, Callable[[Any], Any]] = {
            int: encoding.encode_int,
            float: encoding.encode_float,
            str: self.text,
            bool: lambda v: v,
            type(None): lambda v: v,
        }

    def value(self, value: Any, level: int = 0) -> Any:
        """A value as the trace writes it; an object met for the first time is announced with all it reaches."""
        plain = self._plain.get(type(value))
        if plain is not None:
            return plain(value)
        entry = self.table.get(id(value))
        if entry is not None:
            return {"$": entry.number}
        return self._unusual(value, level)

    def spell(self, value: Any) -> Any:
        """A value as it is now, written in place: scalars, and rows of them; of anything else only its type."""
        plain = self._plain.get(type(value))
        if plain is not None:
            return plain(value)
        if type(value) in {list, tuple} and len(value) <= _SPELT and SCALARS.issuperset(map(type, value)):
            return [self._plain[type(item)](item) for item in value]
        return {"x": type(value).__name__}

    def values(self, items: list[Any], level: int) -> list[Any]:
        """Many values at once; a list of small ints is taken as it is."""
        kinds = set(map(type, items))
        if kinds == {int} and min(items) >= -encoding.SAFE_INT and max(items) <= encoding.SAFE_INT:
            return list(items)
        return [self.value(item, level) for item in items]

    def _unusual(self, value: Any, level: int) -> Any:
        kind = type(value)
        if kind is tuple and encoding.is_scalar_tuple(value):
            return {"t": [self.value(item) for item in value]}
        if kind is Elided:
            return {"…": value.count}
        written = self._immutable(value)
        if written is not None:
            return written
        if level > self.levels and isinstance(value, list | tuple | dict | set | frozenset | deque):
            return {"…": len(value) if kind in BARE | BARE_SETS | {dict} else 1}
        return {"$": self._register(value, level).number}

    def _immutable(self, value: Any) -> Any:
        """Immutable values of other types, written in place."""
        if type(value) is bytes:
            shown = {"b": value[:_SHOWN_BYTES].hex()}
            return shown if len(value) <= _SHOWN_BYTES else {**shown, "n": len(value)}
        text = encoding.known_text(value)
        if text is not None:
            return {"x": text}
        numpy = encoding.numpy_of(value)
        if numpy is not None and isinstance(value, numpy.generic):
            item = value.item()
            return self.value(item) if type(item) in SCALARS else {"x": str(value)[:200]}
        for kind in (int, float, str):
            if isinstance(value, kind):
                return self._plain[kind](_base_value(kind, value))
        return None

    def _register(self, value: Any, level: int) -> Entry:
        self.numbered += 1
        entry = _new_entry(self, value, self.numbered, level)
        self.table[id(value)] = entry
        entry.take(self)
        if entry.kind not in _FIXED and entry.shadow is not None:
            self.watched[id(value)] = entry
        if entry.kind == "A":
            self.arrays.append(entry)
        elif entry.kind == "F" and entry.shadow is not None:
            self.closures.append(entry)
        self.announce(entry)
        return entry

    def announce(self, entry: Entry) -> None:
        """Write the object whole."""
        document = entry.document(self)
        if self.ops is not None:
            self.ops.append(["n", entry.number, *document])
            self.weight += 16 + 5 * len(document[1]) if isinstance(document[1], list) else 40

    def compare_all(self) -> None:
        """Find every change of every object."""
        for entry in list(self.watched.values()):
            entry.compare(self)

    def compare_object(self, value: Any) -> bool:
        """Find the changes of one object; False when its class may have changed others unseen."""
        entry = self.table.get(id(value))
        if entry is None:
            return type(value) in _UNTRACKED
        if entry.kind == "A":
            for other in self.arrays:  # a view shares its memory
                other.compare(self)
        elif entry.kind not in _FIXED:
            entry.compare(self)
        return entry.kind != "P"

    def compare_inside(self, value: Any) -> bool:
        """Find the changes of one object and of those that it holds."""
        entry = self.table.get(id(value))
        if entry is None or entry.shadow is None:
            return False
        known = self.compare_object(value)
        for part in list(entry.parts()):
            if id(part) in self.watched:
                self.compare_object(part)
        return known

    def sweep(self, roots: Iterable[Any]) -> None:
        """Let go of what no variable reaches, and say so."""
        reached: set[int] = set()
        waiting = [id(root) for root in roots]
        while waiting:
            key = waiting.pop()
            entry = self.table.get(key)
            if entry is None or key in reached:
                continue
            reached.add(key)
            waiting.extend(map(id, entry.parts()))
        for key in [key for key in self.table if key not in reached]:
            entry = self.table.pop(key)
            self.watched.pop(key, None)
            if self.ops is not None:
                self.ops.append(["x", entry.number])
        self.arrays = [e for e in self.arrays if id(e.obj) in self.table]
        self.closures = [e for e in self.closures if id(e.obj) in self.table]

    def snapshot(self) -> dict[str, Any]:
        """Every object as last seen, by number."""
        return {str(entry.number): entry.document(self) for entry in self.table.values()}


def _base_value(kind: type, value: Any) -> Any:
    if kind is str:
        return str.__str__(value)
    return float.__float__(value) if kind is float else int.__int__(value)


def _new_entry(heap: Heap, value: Any, number: int, level: int) -> Entry:
    """The entry that suits the object's builtin base; decided by classes, never by asking the object."""
    kind = type(value)
    label = "" if kind in _KIND_OF else kind.__name__
    for base, letter in _KIND_OF.items():
        if isinstance(value, base):
            return _container(letter, base, value, number, level, label)
    numpy = encoding.numpy_of(value) or sys.modules.get("numpy")
    if numpy is not None and isinstance(value, numpy.ndarray):
        entry: Entry = ArrayEntry(number, value, level, str(value.dtype))
        entry.kind = "A"
        return entry
    return _object(heap, value, number, label)


_KIND_OF: dict[type, str] = {
    list: "L",
    deque: "Q",
    tuple: "T",
    dict: "D",
    set: "S",
    frozenset: "S",
    bytearray: "L",
    array: "L",
}


def _container(letter: str, base: type, value: Any, number: int, level: int, label: str) -> Entry:
    if base in {bytearray, array, frozenset}:
        label = type(value).__name__
    entry: Entry
    if letter == "D":
        entry = MappingEntry(number, value, level, label, fetch=dict.items)
    elif letter == "S":
        entry = SetEntry(number, value, level, label)
    else:
        entry = SequenceEntry(number, value, level, label)
    entry.kind = letter
    return entry


_QUEUES = frozenset({"Queue", "LifoQueue", "PriorityQueue", "SimpleQueue"})


def _object(heap: Heap, value: Any, number: int, label: str) -> Entry:
    entry: Entry
    if isinstance(value, types.FunctionType) and value.__code__.co_filename == encoding.FILE:
        name = f"{value.__name__}:{value.__code__.co_firstlineno}"
        entry = MappingEntry(number, value, 0, name, fetch=encoding.closure)
        entry.kind = "F"
    elif isinstance(value, type):
        own = value.__module__ == heap.program
        entry = (
            MappingEntry(number, value, 0, f"class {value.__name__}", fetch=encoding.class_attributes)
            if own
            else (Entry(number, value, 0, f"class {value.__name__}"))
        )
        entry.kind = "O" if own else "P"
    elif isinstance(value, types.ModuleType | types.FunctionType) or not _shows_attributes(value):
        entry = Entry(number, value, 0, _opaque_label(value, label))
    else:
        entry = MappingEntry(number, value, 0, label, fetch=_fetcher(value))
        entry.kind = "O"
    return entry


def _fetcher(value: Any) -> Callable[[Any], Iterable[tuple[str, Any]]]:
    if type(value).__module__ == "queue":
        return _queue
    return _error if isinstance(value, BaseException) else encoding.attributes


def _error(value: Any) -> Iterable[tuple[str, Any]]:
    return [("args", BaseException.__dict__["args"].__get__(value)), *encoding.attributes(value)]


def _queue(value: Any) -> Iterable[tuple[str, Any]]:
    """A queue's locks and conditions are of no interest."""
    return [(name, item) for name, item in encoding.attributes(value) if name == "queue"]


def _shows_attributes(value: Any) -> bool:
    module = type(value).__module__
    if module in {"builtins", "_thread", "threading", "random", "re", "itertools", "functools", "numpy"}:
        return isinstance(value, BaseException) and encoding.instance_dict(value) is not None
    dictionary, slots = encoding.reader(type(value))
    return dictionary is not None or bool(slots)


def _opaque_label(value: Any, label: str) -> str:
    if isinstance(value, types.FunctionType):
        return f"function {value.__name__}"  # a library's: what it has captured is none of the program's
    if isinstance(value, types.GeneratorType):
        return f"generator {value.__name__}"
    if isinstance(value, types.BuiltinFunctionType | types.MethodType):
        return f"{label} {getattr(value, '__name__', '')}" if isinstance(value, types.BuiltinFunctionType) else "method"
    return label
