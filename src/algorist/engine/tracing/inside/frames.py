"""Frames that are running or suspended, and what a recording may use."""

from collections.abc import Callable, Mapping
from types import CodeType, FrameType
from typing import Any

from algorist.engine.tracing.inside import encoding
from algorist.engine.tracing.inside.effects import Effect


class Live:
    """A frame that is running or suspended."""

    __slots__ = ("effect", "fault", "frame", "func", "names", "number", "shadow", "suspended")

    def __init__(self, number: int, frame: FrameType, func: int, names: frozenset[str]) -> None:
        self.number = number
        self.frame = frame
        self.func = func
        self.names = names
        self.shadow: dict[str, Any] = {}
        self.effect: Effect | None = None
        self.suspended = False
        self.fault = -1  # the step at which an exception last showed here


class Bounds:
    """What a recording may use."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.from_step = int(document.get("from_step", 0))
        self.steps = int(document.get("steps", 100_000))
        self.bytes = int(document.get("bytes", 10_000_000))
        self.seconds = float(document.get("seconds", 10.0))
        self.elements = int(document.get("elements", 5_000))
        self.text = int(document.get("text", 200))
        self.levels = int(document.get("levels", 8))
        self.output = int(document.get("output", 64_000))


def own_names(code: CodeType) -> frozenset[str]:
    """The names that a frame of this code can have."""
    if code.co_flags & 0x02:  # CO_NEWLOCALS: a function; else a class body, whose names are found as it runs
        return frozenset((*code.co_varnames, *code.co_cellvars, *code.co_freevars))
    return frozenset(code.co_names)


def is_foreign(value: Any) -> bool:
    """Type variables, aliases and the like, which are no data."""
    return type(value).__module__ in {"typing", "types", "__future__"} or (
        type(value).__module__ == "builtins" and type(value).__name__ in {"GenericAlias", "mappingproxy"}
    )


def describe_error(arg: Any, text: Callable[[str], Any]) -> tuple[Any, Any]:
    """Class and message of an exception, without running a `__str__` that is not Python's own."""
    kind, error = arg[0], arg[1]
    if isinstance(error, BaseException):
        args = BaseException.__dict__["args"].__get__(error)
        plain = [a for a in args if type(a) in encoding.SCALARS]
        return kind.__name__, text(", ".join(map(str, plain)) if len(plain) == len(args) else "")
    return kind.__name__, text(error if type(error) is str else "")
