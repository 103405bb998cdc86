"""Single values as the trace writes them, and what may be read of an object without running any of its code.

Scalars stand for themselves; `{"$": n}` is object n; `{"t": [...]}` a small tuple of scalars; `{"i": "..."}` an integer
beyond 2**53; `{"f": "nan"}`; `{"s": "...", "n": 9000}` a cut string; `{"b": "hex"}` bytes; `{"x": "..."}` the text of
another immutable value; `{"...": 120}` (with the ellipsis character) so many elements left out.
"""

import math
import sys
from array import array
from collections import deque
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from operator import is_
from typing import Any

FILE = "<program>"
SAFE_INT = 2**53
TUPLE_WIDTH = 8
MISSING: Any = type("Missing", (), {"__slots__": ()})()
SCALARS = frozenset({int, float, bool, str, type(None)})
_LONGEST_INT_BITS = 600
_SHOWN_TYPES = (
    range,
    complex,
    Fraction,
    Decimal,
    date,
    datetime,
    time,
    timedelta,
    slice,
    type(...),
    type(NotImplemented),
)
_HIDDEN_TYPES = ("module", "type", "function", "builtin_function_or_method", "method", "wrapper_descriptor", "ufunc")


class Elided:
    """Stands in a shadow for elements left out; equal only to itself, so a new count shows as a change."""

    __slots__ = ("count",)

    def __init__(self, count: int) -> None:
        self.count = count


def encode_int(value: int) -> Any:
    """An exact int, however long."""
    if -SAFE_INT <= value <= SAFE_INT:
        return value
    if value.bit_length() > _LONGEST_INT_BITS:
        shown = hex(abs(value) >> (value.bit_length() - 64))
        return {"i": f"{'-' if value < 0 else ''}{shown}…", "n": value.bit_length()}
    return {"i": str(value)}


def encode_float(value: float) -> Any:
    """A finite float as itself, the others by name."""
    return value if math.isfinite(value) else {"f": repr(value)}


def text_encoder(limit: int) -> Callable[[str], Any]:
    """Writes a string, cut after `limit` characters; lone surrogates become question marks."""

    def encode_text(value: str) -> Any:
        if not value.isprintable() and any("\ud800" <= c <= "\udfff" for c in value):
            value = value.encode("utf-8", "replace").decode()
        return value if len(value) <= limit else {"s": value[:limit], "n": len(value)}

    return encode_text


def same_scalar(left: Any, right: Any) -> bool:
    """Whether two values are the same builtin scalar; no code of a user's class is ever asked."""
    kind = type(left)
    if kind is not type(right) or kind not in SCALARS:
        return False
    return bool(left == right) and (
        kind is not float or left != 0.0 or math.copysign(1, left) == math.copysign(1, right)
    )


def is_scalar_tuple(value: tuple[Any, ...]) -> bool:
    """Whether a tuple is small and flat enough to be written in place."""
    return len(value) <= TUPLE_WIDTH and SCALARS.issuperset(map(type, value))


def known_text(value: Any) -> str | None:
    """The text of an immutable value of a type whose repr is not the user's; None for others."""
    kind = type(value)
    if kind in _SHOWN_TYPES:
        return _shown(value)
    if _is_enum(kind):
        own = instance_dict(value)
        return f"{kind.__name__}.{own['_name_']}" if own and type(own.get("_name_")) is str else kind.__name__
    return None


def _shown(value: Any) -> str:
    if type(value) is range and not all(type(v) is int for v in (value.start, value.stop, value.step)):
        return "range"
    if type(value) is slice and not SCALARS.issuperset(map(type, (value.start, value.stop, value.step))):
        return "slice"
    return repr(value)[:200]


def _is_enum(kind: type) -> bool:
    enum = sys.modules.get("enum")
    return enum is not None and isinstance(type(kind), type) and issubclass(type(kind), enum.EnumMeta)


def numpy_of(value: Any) -> Any:
    """The numpy module when the value is of one of its types, else None (numpy is never imported for this)."""
    return sys.modules.get("numpy") if type(value).__module__ == "numpy" else None


def is_same_sequence(items: Any, shadow: list[Any]) -> bool:
    """Whether the sequence holds the very objects of the shadow, compared in C and by identity."""
    return len(items) == len(shadow) and all(map(is_, items, shadow))


# --- attributes -------------------------------------------------------------------------------------------------------

_readers: dict[type, tuple[Any, list[tuple[str, Any]]]] = {}


def reader(kind: type) -> tuple[Any, list[tuple[str, Any]]]:
    """The descriptor of the instance dictionary and those of the slots, found once a type."""
    found = _readers.get(kind)
    if found is None:
        dictionary, slots = None, []
        for base in type.__dict__["__mro__"].__get__(kind):
            held = type.__dict__["__dict__"].__get__(base)
            for name, member in _in_slot_order(held):
                if name == "__dict__" and dictionary is None and type(member).__name__ == "getset_descriptor":
                    dictionary = member
                elif type(member).__name__ == "member_descriptor" and base.__module__ not in {"builtins", "_thread"}:
                    slots.append((name, member))
        found = _readers[kind] = (dictionary, slots)
    return found


def _in_slot_order(held: Any) -> list[tuple[str, Any]]:
    """A class's members, those named in `__slots__` first and as written there (Python sorts them)."""
    slots = held.get("__slots__", ())
    first = [name for name in slots if type(name) is str and name in held] if type(slots) in {tuple, list} else []
    return [*((name, held[name]) for name in first), *((n, m) for n, m in held.items() if n not in first)]


def instance_dict(value: Any) -> dict[str, Any] | None:
    """The object's own dictionary, read past any property or `__getattribute__`."""
    dictionary = reader(type(value))[0]
    if dictionary is None:
        return None
    found = dictionary.__get__(value)
    return found if isinstance(found, dict) else None


def attributes(value: Any) -> Iterator[tuple[str, Any]]:
    """The attributes that an object itself holds, in order: slots, then its dictionary."""
    dictionary, slots = reader(type(value))
    for name, member in slots:
        try:
            yield name, member.__get__(value)
        except AttributeError:
            continue
    if dictionary is not None:
        yield from list(dict.items(dictionary.__get__(value)))


def class_attributes(value: type) -> Iterator[tuple[str, Any]]:
    """The data that a class holds: neither methods nor descriptors nor what Python put there."""
    for name, member in list(type.__dict__["__dict__"].__get__(value).items()):
        if not name.startswith("_") and not is_code(member) and "descriptor" not in type(member).__name__:
            yield name, member


def is_code(value: Any) -> bool:
    """Whether a value is program rather than data: a function, method, class, module, property."""
    name = type(value).__name__
    return isinstance(value, type | property | staticmethod | classmethod) or name in _HIDDEN_TYPES


def closure(value: Any) -> Iterator[tuple[str, Any]]:
    """What a function has captured, by name."""
    for name, cell in zip(value.__code__.co_freevars, value.__closure__ or (), strict=False):
        try:
            yield name, cell.cell_contents
        except ValueError:
            continue


def sequence_items(value: Any, cap: int) -> list[Any]:
    """The elements of a list, deque, tuple, bytearray or array as the type itself gives them; past `cap` an Elided."""
    for kind in _SEQUENCES:
        if isinstance(value, kind):
            size = kind.__len__(value)
            if size <= cap:
                return list(kind.__iter__(value))
            walk = kind.__iter__(value)
            return [*(next(walk) for _ in range(cap)), Elided(size - cap)]
    return []


_SEQUENCES: tuple[Any, ...] = (list, tuple, deque, bytearray, array)
