"""Runs in the confined child: loads the program, performs the calls, and says what came of them.

Everything that leaves here is the program's claim, since the program shares this process. Frames come in on one
descriptor and leave on another (see `frames`); requests and answers are documented in docs/sandbox.md.
"""

import itertools
import json
import linecache
import mmap
import os
import struct
import sys
import time
import types
from collections.abc import Callable
from typing import Any

from algorist.engine.sandbox.frames import HEADER_BYTES, pack_frame
from algorist.engine.terms import values

IN, OUT = 3, 4
FILE_NAME = "<solution>"
MODULE_NAME = "solution"
OUT_OF_MEMORY = pack_frame({"err": {"kind": "MemoryError", "message": ""}})
BROKEN_INTERPRETER = pack_frame({"err": {"kind": "BrokenInterpreter", "message": "the program broke the interpreter"}})
_TRIVIAL_JOB = {
    "source": "def solve(x):\n    return x\n",
    "entry": "solve",
    "is_class": False,
    "first_argument": False,
    "watch": False,
    "most_elements": 1,
}
# Given back when an exception is to be described: a program may have filled all the memory that it was allowed.
_RESERVE = mmap.mmap(-1, 4 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
_MOST_TEXT = 4000
_FIRST_FRAMES, _LAST_FRAMES = 3, 8
ASKED = object()


class Refused(Exception):  # noqa: N818 - a program reads it as a word, not as an error of ours
    """What a program's question was answered with when it was not allowed to ask it."""


class Unreadable(Exception):  # noqa: N818
    """An answer that cannot cross: too many elements, or nested too deeply."""


class Harness:
    """One program in one child: its compiled code and, for a class, the instance that the calls go to."""

    def __init__(self, job: dict[str, Any] | None = None) -> None:
        self.job = job or {}
        self.code: types.CodeType | None = None
        self.module: types.ModuleType | None = None
        self.instance: Any = None
        # Bound now: a program that breaks `os` or `time` must not stop its own failure from being told.
        self.write: Callable[[int, Any], int] = os.write
        self.clock: Callable[[], int] = time.thread_time_ns

    def serve(self) -> None:
        """Take the job and answer requests until the parent has no more; returns when the pipe closes."""
        self.job = self.receive() or {}
        while (request := self.receive()) is not None:
            try:
                answer = self.perform(request)
            except BaseException as error:  # noqa: BLE001 - SystemExit and all else a program raises is an answer
                _RESERVE.close()
                answer = {"err": describe_error(error)}
            for stream in (sys.stdout, sys.stderr):
                flush_quietly(stream)
            self.send(answer)

    def perform(self, request: dict[str, Any]) -> dict[str, Any]:
        """Perform the calls of one request in order; the time is of the calls alone."""
        if request.get("fresh") or self.module is None:
            self.load()
        results: list[Any] = []
        spent, mutated = 0, False
        for name, given in request["calls"]:
            target = self.find(name)
            args = [self.ask if value is ASKED else value for value in given]
            before = [values.encode(a) for a in args] if self.job["watch"] else None
            start = self.clock()
            value = target(*args)
            if is_iterator(value):
                value = self.consume(value)
            spent += self.clock() - start
            if before is not None:
                mutated = mutated or before != [values.encode(a) for a in args]
            if self.constructs(name):
                self.instance = value
            else:
                results.append(values.encode(args[0] if self.job["first_argument"] and args else value))
        return {"ok": results, "ns": spent, "mutated": mutated if self.job["watch"] else None}

    def load(self) -> None:
        """Run the program's text in a new module, so that what an earlier case left in a global is gone."""
        try:
            source = self.job["source"]
            if self.code is None:
                linecache.cache[FILE_NAME] = (len(source), None, source.splitlines(keepends=True), FILE_NAME)
                self.code = compile(source, FILE_NAME, "exec", dont_inherit=True)
            module = types.ModuleType(MODULE_NAME)
            sys.modules[MODULE_NAME] = module
            self.instance = None
            seed_chance()
            exec(self.code, module.__dict__)  # noqa: S102 - this is what the sandbox is for
            self.check_entry(module)
            self.module = module
        except BaseException as error:
            raise LoadFailure from error

    def check_entry(self, module: types.ModuleType) -> None:
        """Raise the error that Python would, were the entry point called without being there."""
        found = module.__dict__.get(self.job["entry"], self)
        if found is self:
            raise NameError(f"the program does not define {self.job['entry']}")
        if not callable(found):
            raise TypeError(f"{self.job['entry']} is not callable")

    def constructs(self, name: str) -> bool:
        """Whether this call makes the instance that later calls go to."""
        return bool(self.job["is_class"]) and name == self.job["entry"]

    def find(self, name: str) -> Any:
        """The entry point, or a method of the instance."""
        if self.job["is_class"] and not self.constructs(name):
            return getattr(self.instance, name)
        return self.module.__dict__[name]

    def ask(self, *args: Any) -> Any:
        """Ask the parent; its answer, or `Refused`."""
        self.send({"ask": [values.encode(a) for a in args]})
        reply = self.receive()
        if reply is None:
            os._exit(0)
        if "refused" in reply:
            raise Refused(reply["refused"])
        return reply["answer"]

    def consume(self, iterator: Any) -> list[Any]:
        """The elements of an iterator, as many as an answer can hold."""
        most: int = self.job["most_elements"]
        taken = list(itertools.islice(iterator, most + 1))
        if len(taken) > most:
            raise Unreadable(f"the iterator gives more than {most} elements")
        return taken

    def send(self, document: dict[str, Any]) -> None:
        """Write one frame; where even that fails, a fixed one."""
        try:
            frame = pack_frame(document)
        except MemoryError:
            frame = OUT_OF_MEMORY
        except BaseException:  # noqa: BLE001
            frame = BROKEN_INTERPRETER
        view = memoryview(frame)
        while view:
            view = view[self.write(OUT, view) :]

    def receive(self) -> dict[str, Any] | None:
        """Read one frame from the parent, its values decoded; None at its end."""
        header = read_exactly(HEADER_BYTES)
        if header is None:
            return None
        body = read_exactly(struct.unpack("<I", header)[0])
        return None if body is None else read_json(body.decode("ascii"))


def warm_up() -> Harness:
    """Run a trivial program through a harness that is then thrown away.

    A fork copies no memory; the first use does, page by page, and that would be charged to the program.
    """
    harness = Harness(json.loads(json.dumps(_TRIVIAL_JOB)))
    answer = harness.perform({"fresh": True, "calls": [["solve", [0]]]})
    assert json.loads(pack_frame(answer)[HEADER_BYTES:])["ok"] == [0]
    sys.modules.pop(MODULE_NAME)
    linecache.cache.clear()
    return harness


def seed_chance() -> None:
    """Start the shared random generators anew: a program that seeds none still does the same in every run."""
    for name in ("random", "numpy.random"):
        module = sys.modules.get(name)
        if module is not None:
            module.seed(0)


class LoadFailure(Exception):  # noqa: N818
    """The program could not be loaded; its cause says why."""


def read_exactly(count: int) -> bytearray | None:
    """Read `count` bytes from the parent; None at the end."""
    whole = bytearray(count)
    with memoryview(whole) as view:
        filled = 0
        while filled < count:
            some = os.readv(IN, [view[filled:]])
            if not some:
                return None
            filled += some
    return whole


def read_value(document: dict[str, Any]) -> Any:
    """A tagged value of the parent's, or the place where it offers to be asked."""
    return ASKED if document == {"$ask": 1} else values.read_tagged(document)


read_json = json.JSONDecoder(object_hook=read_value).decode


def is_iterator(value: Any) -> bool:
    """Whether a value is a generator or another iterator; asks its class only."""
    kind = type(value)
    return hasattr(kind, "__next__") and hasattr(kind, "__iter__")


def flush_quietly(stream: Any) -> None:
    """Flush what was printed; a program may have closed or replaced the stream."""
    try:
        stream.flush()
    except BaseException:  # noqa: BLE001
        return


def describe_error(error: BaseException) -> dict[str, Any]:
    """An exception as a document: class, bases, message, and the traceback cut to the program's own lines."""
    phase = "call"
    if isinstance(error, LoadFailure) and error.__cause__ is not None:
        phase, error = "load", error.__cause__
    try:
        lines, line = own_traceback(error)
        message = error_message(error)
    except BaseException:  # noqa: BLE001 - an exception whose own text raises
        lines, line, message = [], None, ""
    return {
        "kind": type(error).__name__[:100],
        "bases": [kind.__name__[:100] for kind in type(error).__mro__[:8]],
        "errno": error.errno if isinstance(error, OSError) and type(error.errno) is int else None,
        "message": message[:_MOST_TEXT],
        "traceback": "\n".join(lines)[-_MOST_TEXT:],
        "line": line,
        "phase": phase,
    }


def error_message(error: BaseException) -> str:
    """What an exception says; a syntax error's message without its place, which is told apart."""
    if isinstance(error, SyntaxError) and error.msg:
        return str(error.msg)
    return str(error)


def own_traceback(error: BaseException) -> tuple[list[str], int | None]:
    """The lines of a traceback that are the program's, and the number of the last one."""
    found: list[tuple[int, str]] = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename == FILE_NAME:
            found.append((trace.tb_lineno, code.co_name))
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and error.filename == FILE_NAME and error.lineno:
        found.append((error.lineno, ""))
    lines: list[str] = []
    for position, (number, name) in enumerate(found):
        if _FIRST_FRAMES <= position < len(found) - _LAST_FRAMES:
            if position == _FIRST_FRAMES:
                lines.append(f"  ... {len(found) - _FIRST_FRAMES - _LAST_FRAMES} more ...")
            continue
        lines.append(f'  File "{FILE_NAME}", line {number}' + (f", in {name}" if name else ""))
        text = linecache.getline(FILE_NAME, number).strip()
        if text:
            lines.append(f"    {text}")
    lines.append(f"{type(error).__name__}: {error_message(error)}")
    return lines, found[-1][0] if found else None
