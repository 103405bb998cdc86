"""Records one run of an unmodified program in the sandbox.

The program is given to the recorder as text, and the recorder to the sandbox as the program. Chunks come out while it
runs, so whatever ends it, what was seen stays. All that comes out is the program's claim: it is checked for its form
and size before it becomes a `Trace`, and what it draws is nobody's verdict.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from typing import Any

from algorist.engine.sandbox import Ask, Program, Sandbox
from algorist.engine.terms.limits import MIB, Limits
from algorist.engine.terms.outcome import Outcome
from algorist.engine.terms.problem import Call
from algorist.engine.tracing.compose import ENTRY, recorder_source
from algorist.engine.tracing.forms import FormError, check_chunk, check_end, check_header, end_from_chunks
from algorist.engine.tracing.inside.drive import ASKED
from algorist.engine.tracing.trace import FORMAT, Caps, Trace, pack_trace
from algorist.engine.tracing.unfold import unfold

_MARKED_ELEMENTS = 64
_ROOM = 4 * MIB
_EXTRA_SECONDS = 5.0
_SHOWN_ARGUMENTS = 4_000


def record(
    source: str,
    calls: Call | Sequence[Call],
    sandbox: Sandbox,
    caps: Caps | None = None,
    *,
    label: str = "",
    on_ask: Callable[[tuple[Any, ...]], Any] | None = None,
) -> Trace:
    """Record a call or several, or a constructor's call and method calls, or with no call the module as a script.

    An argument that is `Ask()` becomes a function in the program whose use goes to `on_ask(args)`. What the program
    does wrong stands in `trace.end` (`ok`, `error`, `truncated`); nothing is raised for it. A run that ends or is
    stopped before `caps.from_step` has no steps in its trace.

    Raises:
        Cancelled: the sandbox was cancelled.

    """
    made = (calls,) if isinstance(calls, Call) else tuple(calls)
    caps = caps or Caps()
    caught = _Caught(caps, on_ask)
    with sandbox.session(Program(recorder_source(), ENTRY), _limits(caps)) as session:
        documents = [[call.name, [ASKED if isinstance(a, Ask) else a for a in call.args]] for call in made]
        arguments = (source, documents, _options(caps, made), Ask())
        outcome = session.call(Call(ENTRY, arguments), caught.take)
    header = {
        "format": FORMAT,
        **caught.header,
        "source_sha256": hashlib.sha256(source.encode("utf-8", "replace")).hexdigest(),
        "input": {"label": label, "calls": [_shown(call) for call in made]},
        "caps": {k: v for k, v in asdict(caps).items() if k != "marks"},
    }
    chunks = [caught.chunks[number] for number in range(len(caught.chunks))]
    return pack_trace({"format": FORMAT, "lang": "python", "funcs": [], **header}, chunks, _end(caught, outcome))


class _Caught:
    """What came out of the sandbox so far, each piece checked."""

    def __init__(self, caps: Caps, on_ask: Callable[[tuple[Any, ...]], Any] | None) -> None:
        self.header: dict[str, Any] = {}
        self.end: dict[str, Any] = {}
        self.chunks: dict[int, str] = {}
        self.damaged = False
        self._room = self._most = 4 * caps.bytes + _ROOM
        self._unfolds: dict[int, int] = {}
        self._on_ask = on_ask

    def take(self, args: tuple[Any, ...]) -> Any:
        """One message from inside."""
        kind, number, body = args
        if kind == "ask":
            return self._on_ask(tuple(body)) if self._on_ask is not None else None
        try:
            self._take_text(kind, number, body)
        except (FormError, ValueError, KeyError, TypeError, RecursionError):
            self.damaged = True
        return None

    def _take_text(self, kind: str, number: int, text: str) -> None:
        self._room -= len(text)
        if self._room < 0 or self.damaged:
            raise FormError("more came out than a trace may hold")
        document = json.loads(text)
        if kind == "chunk":
            if type(number) is not int or not 0 <= number <= len(self.chunks):
                raise FormError("a chunk out of turn")
            self._unfolds[number] = 0
            self._unfolds[number] = check_chunk(document, number, self._most - sum(self._unfolds.values()))
            self.chunks[number] = text
        elif kind == "header":
            self.header = check_header(document)
        elif kind == "end":
            self.end = check_end(document)


def _end(caught: _Caught, outcome: Outcome) -> dict[str, Any]:
    """The last line: as the recorder wrote it, or made from the chunks of a run that was killed."""
    seen = end_from_chunks(unfold(json.loads(text)) for _, text in sorted(caught.chunks.items()))
    end = {**seen, **caught.end, "steps": seen["steps"]}
    if caught.damaged:
        end["truncated"] = "damaged"
    if outcome.finished:
        return end
    if not caught.end:
        end["truncated"] = "killed"
    fault = outcome.fault
    reason = outcome.detail or (fault.message if fault is not None else "")
    error = {"type": fault.kind if fault is not None else str(outcome.verdict), "message": reason, "line": None}
    return {**end, "ok": False, "error": end.get("error") or error}


def _limits(caps: Caps) -> Limits:
    seconds = caps.seconds * (2 if caps.from_step else 1) + _EXTRA_SECONDS
    return Limits(
        cpu_seconds=seconds,
        wall_seconds=4 * seconds,
        memory_bytes=768 * MIB,
        output_bytes=4 * caps.bytes + _ROOM,
    )


def _options(caps: Caps, calls: Sequence[Call]) -> dict[str, Any]:
    marks = caps.marks if caps.marks is not None else sum(map(_size, calls)) <= _MARKED_ELEMENTS
    return {**asdict(replace(caps, marks=marks)), "script": not calls}


def _size(call: Call) -> int:
    return sum(_elements(argument) for argument in call.args)


def _elements(value: Any, depth: int = 0) -> int:
    """How many elements an argument has, nested ones included, counted no further than matters."""
    if not isinstance(value, list | tuple | dict | set | frozenset | str) or depth > 3:  # noqa: PLR2004
        return 1
    if isinstance(value, str) or len(value) > _MARKED_ELEMENTS:
        return len(value)
    parts = value.values() if isinstance(value, dict) else value
    return sum(_elements(part, depth + 1) for part in parts)


def _shown(call: Call) -> dict[str, str]:
    text = ", ".join("..." if isinstance(a, Ask) else repr(a) for a in call.args)
    return {"name": call.name, "args": text if len(text) <= _SHOWN_ARGUMENTS else text[:_SHOWN_ARGUMENTS] + "…"}
