"""The slow truth: a tracer that takes the whole state at every step, written apart from the recorder's ways."""

import contextlib
import dis
import json
import math
import sys
import types
from collections import deque
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

import numpy as np

from algorist.engine.tracing.inside.encoding import FILE
from algorist.engine.tracing.inside.facts import walk_code

SIMPLE = (int, float, bool, str, type(None))


class _Snapshot:
    def __init__(self) -> None:
        self.numbers: dict[int, int] = {}
        self.documents: list[Any] = []
        self.kept: list[Any] = []

    def value(self, v: Any) -> Any:  # noqa: C901, PLR0911 - one line a type
        kind = type(v)
        if kind is bool or v is None:
            return v
        if kind is int:
            return v if abs(v) <= 2**53 else _spell_int(v)
        if kind is float:
            return v if math.isfinite(v) else {"f": repr(v)}
        if kind is str:
            return v if len(v) <= 200 else {"s": v[:200], "n": len(v)}
        if kind is tuple and len(v) <= 8 and all(type(e) in SIMPLE for e in v):
            return {"t": [self.value(e) for e in v]}
        if kind in {range, slice, complex, Decimal, Fraction, date, datetime, timedelta}:
            return {"x": repr(v)}
        if kind is bytes:
            return {"b": v.hex()} if len(v) <= 100 else {"b": v[:100].hex(), "n": len(v)}
        if isinstance(v, np.generic):
            return self.value(v.item())
        if type(kind).__name__ in {"EnumType", "EnumMeta"}:
            return {"x": f"{kind.__name__}.{v.name}"}
        return self.ref(v)

    def ref(self, v: Any) -> Any:
        if id(v) not in self.numbers:
            self.numbers[id(v)] = len(self.documents)
            self.kept.append(v)
            self.documents.append(None)
            self.documents[self.numbers[id(v)]] = self.document(v)
        return {"$": self.numbers[id(v)]}

    def document(self, v: Any) -> list[Any]:
        kind = type(v)
        label = [] if kind in {list, tuple, dict, set, deque} else [kind.__name__]
        bases: tuple[tuple[Any, str], ...] = ((list, "L"), (deque, "Q"), (tuple, "T"), (bytearray, "L"))
        for base, letter in bases:
            if isinstance(v, base):
                return [letter, [self.value(e) for e in base.__iter__(v)], *label]
        if isinstance(v, dict):
            return ["D", [[self.value(k), self.value(e)] for k, e in dict.items(v)], *label]
        if isinstance(v, set | frozenset):
            items = [self.value(e) for e in v]
            flat = not any(isinstance(i, dict) and "$" in i for i in items)
            return ["S", sorted(items, key=_key) if flat else len(items), *label]
        if isinstance(v, np.ndarray):
            return [
                "A",
                {
                    "shape": list(v.shape),
                    "dtype": str(v.dtype),
                    "data": [self.value(e) for e in v.reshape(-1).tolist()],
                },
            ]
        return self.unusual(v)

    def unusual(self, v: Any) -> list[Any]:  # noqa: C901, PLR0911 - one line a type
        if isinstance(v, types.FunctionType) and v.__code__.co_filename != FILE:
            return ["P", f"function {v.__name__}"]
        if isinstance(v, types.FunctionType):
            pairs = []
            for name, cell in zip(v.__code__.co_freevars, v.__closure__ or (), strict=True):
                try:
                    pairs.append([name, self.value(cell.cell_contents)])
                except ValueError:
                    continue
            return ["F", pairs, f"{v.__name__}:{v.__code__.co_firstlineno}"]
        if isinstance(v, types.GeneratorType):
            return ["P", f"generator {v.__name__}"]
        if isinstance(v, types.BuiltinFunctionType):
            return ["P", f"builtin_function_or_method {v.__name__}"]
        if isinstance(v, type) and v.__module__ not in {"program", "__main__"}:
            return ["P", f"class {v.__name__}"]
        if isinstance(v, type):
            data = [
                [k, self.value(e)]
                for k, e in vars(v).items()
                if not k.startswith("_") and (type(e) in (*SIMPLE, list, dict) or isinstance(e, Enum))
            ]
            return ["O", data, f"class {v.__name__}"]
        if type(v).__module__ == "queue":
            return ["O", [["queue", self.value(v.queue)]], type(v).__name__]
        if isinstance(v, BaseException):
            return ["O", [["args", self.value(v.args)]], type(v).__name__]
        if type(v).__module__ in {"program", "__main__"}:
            slots = [(s, getattr(v, s)) for s in getattr(type(v), "__slots__", ()) if hasattr(v, s)]
            members: list[tuple[Any, Any]] = [*slots, *getattr(v, "__dict__", {}).items()]
            return ["O", [[k, self.value(e)] for k, e in members], type(v).__name__]
        return ["P", type(v).__name__]


def _spell_int(v: int) -> Any:
    bits = v.bit_length()
    if bits > 600:
        return {"i": f"{'-' if v < 0 else ''}{abs(v) >> (bits - 64):#x}…", "n": bits}
    return {"i": str(v)}


def _key(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def _is_data(name: str, value: Any) -> bool:
    code = (type, types.FunctionType, types.ModuleType, types.BuiltinFunctionType, types.MethodType, np.ufunc)
    return (
        not name.startswith("__")
        and not isinstance(value, code)
        and type(value).__module__ not in {"typing", "types", "__future__"}
    )


class Snapshots:
    """Runs a program and keeps `[line, event, frames, heap, printed]` for every step."""

    def __init__(self, source: str, calls: list[Any], *, script: bool = False) -> None:
        self.seen: dict[int, Any] = {}
        self.states: list[Any] = []
        self.code = compile(source, FILE, "exec", dont_inherit=True)
        self.funcs = {part: n for n, part in enumerate(walk_code(self.code))}
        self.extra: dict[str, Any] = {}
        self.printed = 0
        self.last: tuple[Any, str] = (None, "")
        name = "__main__" if script else "program"
        made = types.ModuleType(name)
        outer = sys.modules.get(name)
        sys.modules[name] = made
        self.module = made.__dict__
        out, sys.stdout = sys.stdout, self
        try:
            if not script:
                exec(self.code, self.module)
            with contextlib.suppress(Exception):
                sys.settrace(self.trace)
                if script:
                    exec(self.code, self.module)
                else:
                    self.call(calls)
        finally:
            sys.settrace(None)
            sys.stdout = out
            if outer is not None:
                sys.modules[name] = outer

    def write(self, text: str) -> None:
        self.printed += len(text)

    def flush(self) -> None:
        pass

    def call(self, calls: list[Any]) -> None:
        (name, args), *rest = calls
        value = self.module[name](*args)
        if isinstance(self.module[name], type):
            self.extra = {name.lower(): value}
            for method, values in rest:
                self.drain(getattr(value, method)(*values))
        else:
            self.drain(value)

    def drain(self, value: Any) -> None:
        if isinstance(value, types.GeneratorType):
            for _ in value:
                pass

    def trace(self, frame: Any, event: str, _arg: Any) -> Any:
        if frame.f_code.co_filename != FILE:
            return None
        kind = self.kind(frame, event)
        stack = []
        walk = frame
        while walk is not None:
            if walk.f_code.co_filename == FILE and walk.f_code is not self.code:
                stack.append(walk)
            walk = walk.f_back
        shot = _Snapshot()
        data = {k: v for k, v in self.module.items() if _is_data(k, v)} | self.extra
        frames = [[0, [[n, shot.value(data[n])] for n in sorted(data)]]]
        for each in reversed(stack):
            values = {k: v for k, v in each.f_locals.items() if not k.startswith((".", "__"))}
            frames.append([self.funcs[each.f_code], [[n, shot.value(values[n])] for n in sorted(values)]])
        self.states.append(
            {"line": frame.f_lineno, "event": kind, "frames": frames, "heap": shot.documents, "out": self.printed}
        )
        self.last = (frame, event)
        return self.trace

    def kind(self, frame: Any, event: str) -> str:
        name = dis.opname[frame.f_code.co_code[frame.f_lasti]]
        if event == "call":
            return "call" if id(frame) not in self.seen and not self.seen.update({id(frame): frame}) else "resume"
        if event == "return" and name in {"YIELD_VALUE", "RESUME"} and self.last != (frame, "exception"):
            return "yield"
        return event
