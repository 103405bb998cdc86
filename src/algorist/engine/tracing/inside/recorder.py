"""Follows a run step by step and writes what changed at each, in chunks of the format `algotrace/1`.

Everything goes through `Recorder.step(frame, event, arg)`, whoever calls it: today `sys.settrace`.
"""

import dis
import json
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable
from types import CodeType, FrameType
from typing import Any

from algorist.engine.tracing.inside import encoding
from algorist.engine.tracing.inside.chunks import (
    CALL,
    CHUNK,
    EXCEPTION,
    LINE,
    RESUME,
    RETURN,
    YIELD,
    Chunk,
    Printed,
    Tally,
)
from algorist.engine.tracing.inside.effects import ANY_ELEMENT, Effect
from algorist.engine.tracing.inside.encoding import MISSING, same_scalar
from algorist.engine.tracing.inside.facts import Facts, walk_code
from algorist.engine.tracing.inside.frames import Bounds, Live, describe_error, is_foreign, own_names
from algorist.engine.tracing.inside.heap import Heap
from algorist.engine.tracing.inside.hints import look_at
from algorist.engine.tracing.inside.marks import MarkNotes
from algorist.engine.tracing.inside.paths import follow_path, is_known_class

MODULE = 0
_RETURNS = frozenset({"RETURN_VALUE", "RETURN_CONST", "INSTRUMENTED_RETURN_VALUE", "INSTRUMENTED_RETURN_CONST"})
_YIELDS = frozenset({"YIELD_VALUE", "INSTRUMENTED_YIELD_VALUE", "SEND", "RESUME", "INSTRUMENTED_RESUME"})
_AFTER_YIELD = 3  # the bits of RESUME's argument that say how the frame was left: 0 where it only now begins
_CHECK_EVERY = 64
_FLUSH_SECONDS = 0.5
_HEAVY = 1_000_000  # bytes since the last chunk: then every step is weighed


class Recorder:
    """Records one run of one compiled module; `send` takes chunk lines, and `stopped` says why it ended early."""

    def __init__(
        self,
        code: CodeType,
        facts: Facts,
        effects: dict[int, Effect],
        bounds: Bounds,
        send: Callable[[int, str], None],
    ) -> None:
        self.code = code
        self.facts = facts
        self.effects = effects
        self.bounds = bounds
        self.send = send
        self.heap = Heap(elements=bounds.elements, text=bounds.text, levels=bounds.levels)
        self.marks = MarkNotes()
        self.funcs = {part: number for number, part in enumerate(walk_code(code))}
        self.stack: list[Live] = []
        self.frames: dict[FrameType, Live] = {}
        self.leaving: list[tuple[Live, bool]] = []
        self.returned: deque[Any] = deque(maxlen=16)
        self.globals: dict[str, Any] = {}
        self.stopped: str | None = None
        self.begun = False
        self.steps = 0
        self.frame_count = 0
        self.names: dict[str, int] = {}
        self.bytes_sent = 0
        self.tally = Tally()
        self.printed = Printed(bounds.output)
        self.seen: dict[str, str] = {}
        self.questions: list[list[Any]] = []
        self.shown: list[tuple[str, Any]] = []
        self.started = time.process_time()  # the cap is of computing, not of waiting for a busy machine
        self._opcodes: dict[CodeType, bytes] = {}
        self._sweep_at = 256
        self._chunk = Chunk(0, 0, {}, 0)
        self._last_frame = MODULE
        self._flushed = (time.monotonic(), 0)

    # --- starting and ending ------------------------------------------------------------------------------------------

    def begin(self, module: dict[str, Any]) -> None:
        """Show what the module holds before the run as frame 0, then follow the run."""
        self.begun = True
        self.globals = module
        self.heap.program = module.get("__name__", "")
        root = Live(MODULE, sys._getframe(), 0, frozenset())  # noqa: SLF001
        self.stack.append(root)
        self._chunk.ops_at(0).append(["c", MODULE, -1, 0])
        self.heap.ops = self._chunk.current
        self.compare_module(root, None)
        self.frame_count = 1

    def begin_within(self, module: dict[str, Any], frame: FrameType, event: str) -> None:
        """Begin amid a run, before an event of a frame: what is running is shown as it stands then.

        A suspended generator is shown when it resumes.
        """
        self.begin(module)
        self.started = time.process_time()
        self.marks.pending.clear()
        running = [outer for outer in _outwards(frame) if outer.f_code in self.funcs]
        if event == "call":
            running.remove(frame)
        ops = self._chunk.ops_at(0)
        for outer in reversed(running):
            live, _ = self._enter(self.frames.get(outer), outer, ops)
            live.effect = self.effects.get(outer.f_lineno)

    def compare_module(self, root: Live, names: Iterable[str] | None) -> None:
        """Compare the data among the module's names, or the given ones."""
        for name in list(self.globals) if names is None else names:
            value = self.globals.get(name, MISSING)
            hidden = name.startswith("__") or encoding.is_code(value) or is_foreign(value)
            self._compare_name(root, name, MISSING if hidden else value)

    def show(self, name: str, value: Any) -> None:
        """Add a variable of our own to frame 0 from the next step on: the object whose methods are called."""
        self.shown.append((name, value))

    def note_question(self, args: Iterable[Any], answer: Any) -> None:
        """The program asked the function that it was given; told with the next step, as it is now."""
        if self.begun and self.stopped is None:
            self.questions.append([[self.heap.spell(value) for value in args], self.heap.spell(answer)])

    def finish(self) -> None:
        """Write what the last step still changed, and the last chunk."""
        if self.stopped is None and self.steps:
            self._leave()
            self._write_told()
            self.heap.compare_all()
        self._write_chunk(partial=False)

    # --- a step -------------------------------------------------------------------------------------------------------

    def step(self, frame: FrameType, event: str, arg: Any) -> None:
        """One event of a frame of the program, in the words of `sys.settrace`: call, line, return, exception."""
        if self.steps - self._chunk.start >= CHUNK:
            self._write_chunk(partial=False)
        ops = self._begin_step()
        live = self.frames.get(frame)
        self._compare_running()
        if event == "line" and live is not None and live is self.stack[-1]:
            line = frame.f_lineno
            live.effect = self.effects.get(line)
            self.tally.hits[line] = self.tally.hits.get(line, 0) + 1
            code = LINE
        else:
            live, code = self._unusual_step(live, frame, event, arg, ops)
        if self.marks.pending:
            self._write_marks(ops)
        self._end_step(live, frame.f_lineno, code)

    def _begin_step(self) -> list[Any]:
        if self.leaving:
            self._leave()
        ops = self._chunk.ops_at(self.steps)
        self.heap.ops = ops
        if self.heap.numbered >= self._sweep_at:
            self.heap.sweep(self._roots())
            self._sweep_at = self.heap.numbered + max(256, len(self.heap.table))
        while self.shown:
            self._compare_name(self.stack[0], *self.shown.pop())
        return ops

    def _end_step(self, live: Live, line: int, code: int) -> None:
        if self.printed.pending or self.questions:
            self._write_told()
        chunk = self._chunk
        chunk.lines.append(line)
        chunk.frames.append(live.number)
        chunk.events.append(code)
        self._last_frame = live.number
        self.tally.note(self.steps, code, chunk.current)
        self.steps += 1
        if self.steps % _CHECK_EVERY == 0 or self.heap.weight > _HEAVY or self.steps >= self.bounds.steps:
            self._check_bounds()

    def _unusual_step(
        self, live: Live | None, frame: FrameType, event: str, arg: Any, ops: list[Any]
    ) -> tuple[Live, int]:
        if live is None or live.suspended or live is not self.stack[-1]:
            live, fresh = self._enter(live, frame, ops)
            if event == "call":
                if fresh and not _resumes(frame):
                    return live, CALL
                if fresh:
                    live.effect = self.effects.get(frame.f_lineno)
                return live, RESUME
        if event == "exception":
            live.fault = self.steps
            ops.append(["e", *describe_error(arg, self.heap.text)])
            return live, EXCEPTION
        if event == "return":
            return live, self._write_return(live, frame, arg, ops)
        if event == "line":
            live.effect = self.effects.get(frame.f_lineno)
            self.tally.hits[frame.f_lineno] = self.tally.hits.get(frame.f_lineno, 0) + 1
        return live, LINE

    def _enter(self, live: Live | None, frame: FrameType, ops: list[Any]) -> tuple[Live, bool]:
        """Put the frame on top: new, resumed, or left uncovered by frames that ended unseen."""
        fresh = live is None
        if live is not None and not live.suspended and live in self.stack:
            while self.stack[-1] is not live:
                gone = self.stack.pop()
                ops.append(["r", gone.number])
            return live, False
        parent = self._parent(frame)
        if frame.f_code is self.code:
            root = self.frames[frame] = self.stack[0]
            return root, True
        if live is None:
            live = Live(self.frame_count, frame, self.funcs.get(frame.f_code, 0), own_names(frame.f_code))
            self.frame_count += 1
            self.tally.calls += 1
            self.frames[frame] = live
        live.suspended = False
        self.stack.append(live)
        self.tally.max_depth = max(self.tally.max_depth, len(self.stack) - 1)
        ops.append(["c", live.number, parent, live.func])
        if fresh:
            for name, value in frame.f_locals.items():
                self._compare_name(live, name, value)
        return live, fresh

    def _parent(self, frame: FrameType) -> int:
        outer = frame.f_back
        while outer is not None:
            found = self.frames.get(outer)
            if found is not None:
                return found.number
            outer = outer.f_back
        return MODULE

    def _write_return(self, live: Live, frame: FrameType, arg: Any, ops: list[Any]) -> int:
        how = self._opcode(frame)
        unwound = arg is None and live.fault == self.steps - 1 and self._last_frame == live.number
        suspends = how in _YIELDS and not unwound
        self.returned.append(arg)
        if suspends:
            ops.append(["y", live.number, self.heap.value(arg)])
        elif how in _RETURNS and not unwound:
            ops.append(["r", live.number, self.heap.value(arg)])
        else:  # an exception passes through
            ops.append(["r", live.number])
        if live.number != MODULE:
            self.leaving.append((live, suspends))
        return YIELD if suspends else RETURN

    def _opcode(self, frame: FrameType) -> str:
        code = frame.f_code
        raw = self._opcodes.get(code)
        if raw is None:
            raw = self._opcodes[code] = code.co_code
        return dis.opname[raw[frame.f_lasti]] if frame.f_lasti >= 0 else ""

    def _leave(self) -> None:
        """Take away the frames that returned or yielded at the last step."""
        for live, suspends in self.leaving:
            if live in self.stack:
                self.stack.remove(live)
            live.suspended = suspends
            if not suspends:
                self.frames.pop(live.frame, None)
        self.leaving.clear()

    # --- comparing ----------------------------------------------------------------------------------------------------

    def _compare_running(self) -> None:
        """Find what the line that has been running until now has changed."""
        live = self.stack[-1]
        effect = live.effect
        if effect is None:
            return
        if effect.binds:
            self._compare_names(live, effect.binds)
        if effect.wild:
            self._compare_everything()
        elif effect.paths or effect.guards:
            self._compare_paths(live, effect)
        if self.facts.handlers and live.number:
            self._compare_handlers(live)

    def _compare_everything(self) -> None:
        self.heap.compare_all()
        if self.facts.lazy:
            self.compare_module(self.stack[0], None)
            for live in self.stack[1:]:
                self._compare_names(live, live.names)

    def _compare_names(self, live: Live, names: Iterable[str]) -> None:
        if live.number == MODULE:
            self.compare_module(live, names)
            return
        local = live.frame.f_locals
        for name in names:
            if name in self.facts.cells:
                self._compare_cell(name)
            if name in live.names:
                self._compare_name(live, name, local.get(name, MISSING))
            elif name in self.facts.declared_global:
                self.compare_module(self.stack[0], (name,))

    def _compare_cell(self, name: str) -> None:
        """A name shared between frames and closures may change in each of them."""
        for other in self.frames.values():
            if name in other.names and (
                name in other.frame.f_code.co_freevars or name in other.frame.f_code.co_cellvars
            ):
                self._compare_name(other, name, other.frame.f_locals.get(name, MISSING))
        for entry in self.heap.closures:
            entry.compare(self.heap)

    def _compare_handlers(self, live: Live) -> None:
        """The name of a caught exception goes away at the end of its clause, on no line of its own."""
        for name in self.facts.handlers:
            if name in live.shadow:
                self._compare_name(live, name, live.frame.f_locals.get(name, MISSING))

    def _compare_name(self, live: Live, name: str, value: Any) -> None:
        old = live.shadow.get(name, MISSING)
        if value is old or name.startswith((".", "__")):
            return
        ops = self.heap.ops
        if value is MISSING:
            del live.shadow[name]
            if ops is not None:
                ops.append(["u", live.number, self._name(name)])
            return
        live.shadow[name] = value
        if same_scalar(old, value):
            return
        if ops is not None:
            self.heap.weight += 14
            written = self.heap.value(value)
            if name not in self.seen and type(value) not in encoding.SCALARS:
                self._look_at(name, value)
            ops.append(["v", live.number, self._name(name), written])

    def _look_at(self, name: str, value: Any) -> None:
        """Remember what a variable looks like, and its attributes' looks where it is an object of the program."""
        kind = look_at(value)
        if kind == "list" and not value:
            return  # an empty list says nothing yet
        if kind is not None:
            self.seen[name] = kind
        if kind == "object":
            for attribute, held in encoding.attributes(value):
                inner = look_at(held) if type(held) not in encoding.SCALARS else None
                if inner is not None and inner != "object":
                    self.seen[f"{name}.{attribute}"] = inner

    def _compare_paths(self, live: Live, effect: Effect) -> None:
        local = live.frame.f_locals if live.number else self.globals
        for path in effect.guards:
            found = follow_path(path, local, self.globals)
            if found is MISSING or not is_known_class(found):
                self.heap.compare_all()
                return
        for path in effect.paths:
            wide = path[-1] == ANY_ELEMENT
            found = follow_path(path[:-1] if wide else path, local, self.globals)
            if found is MISSING or not (self.heap.compare_inside(found) if wide else self.heap.compare_object(found)):
                self.heap.compare_all()
                return

    # --- writing ------------------------------------------------------------------------------------------------------

    def _name(self, name: str) -> int:
        number = self.names.get(name)
        if number is None:
            number = self.names[name] = len(self.names)
            self._chunk.names.append(name)
        return number

    def _write_marks(self, ops: list[Any]) -> None:
        table = self.heap.table
        for kind, holder, index in self.marks.pending:
            entry = table.get(id(holder))
            if entry is None or type(index) not in {int, str}:
                continue
            at = (
                index + len(holder)
                if type(index) is int and index < 0 and entry.kind in "LQ"
                else self.heap.value(index)
            )
            if ops and ops[-1][:2] == [kind, entry.number]:
                ops[-1].append(at)
            else:
                ops.append([kind, entry.number, at])
        self.marks.pending.clear()

    def _write_told(self) -> None:
        """What was printed, and what was asked."""
        text = self.printed.take()
        if self.heap.ops is not None and text:
            self.heap.ops.append(["o", text])
            self.heap.weight += len(text)
        for args, answer in self.questions:
            if self.heap.ops is not None:
                self.heap.ops.append(["q", args, answer])
                self.heap.weight += 20 * (1 + sum(len(arg) if type(arg) is list else 1 for arg in args))
        self.questions.clear()

    def _roots(self) -> Iterable[Any]:
        for live in (self.stack[0], *self.frames.values()):
            yield from live.shadow.values()
        yield from self.returned  # not yet bound to a name

    def _check_bounds(self) -> None:
        if self.steps >= self.bounds.steps:
            self.stop("steps")
        elif self.bytes_sent + self._weight() > self.bounds.bytes:
            self.stop("bytes")
        elif time.process_time() - self.started > self.bounds.seconds:
            self.stop("seconds")
        elif time.monotonic() - self._flushed[0] > _FLUSH_SECONDS or self.steps >= 4 * self._flushed[1] + _CHECK_EVERY:
            # What has been seen must survive a run that is killed inside one long call.
            self._write_chunk(partial=True)
            self._flushed = (time.monotonic(), self.steps)

    def _weight(self) -> int:
        """About what the steps of this chunk weigh, unfolded."""
        return self.heap.weight + 6 * len(self._chunk.lines)

    def stop(self, reason: str) -> None:
        """Record no more; what there is stays."""
        self.stopped = reason
        if reason == "seconds":
            sys.settrace(None)

    def count_on(self) -> None:
        """After the recording was cut: count the steps that were left out, while there is time."""
        self.tally.extra_steps += 1
        if self.tally.extra_steps % 1024 == 0 and time.process_time() - self.started > self.bounds.seconds:
            self.tally.count_ended = True
            sys.settrace(None)

    def _write_chunk(self, *, partial: bool) -> None:
        chunk = self._chunk
        if not chunk.lines and (chunk.number or partial):
            return
        text = json.dumps(chunk.document(), separators=(",", ":"), ensure_ascii=False)
        self.send(chunk.number, text)
        if partial:
            return
        # Steps that repeat fold to little, but whoever plays them unfolds them.
        self.bytes_sent += max(len(text), self._weight())
        self.heap.weight = 0
        if self.stopped is None and len(chunk.lines) == CHUNK:
            self._leave()
            self.heap.ops = None
            self._chunk = Chunk(chunk.number + 1, self.steps, self._key(), len(self.names))

    def _key(self) -> dict[str, Any]:
        """The whole state before the next step."""
        shown = {self.stack[0].number: self.stack[0], **{live.number: live for live in self.frames.values()}}
        frames = {}
        for number, live in shown.items():
            values = {str(self.names[name]): self.heap.value(value) for name, value in live.shadow.items()}
            frames[str(number)] = {"f": live.func, "vars": values}
        order = [live.number for live in self.stack]
        return {"order": order, "frames": frames, "heap": self.heap.snapshot(), "out": self.printed.told}


def _resumes(frame: FrameType) -> bool:
    """Whether a frame not seen before is entered where it once yielded: it began before the recording did."""
    if frame.f_lasti < 0:
        return False
    number, argument = frame.f_code.co_code[frame.f_lasti : frame.f_lasti + 2]
    name = dis.opname[number]
    return argument & _AFTER_YIELD != 0 if name.endswith("RESUME") else name in _YIELDS  # a throw enters at the yield


def _outwards(frame: FrameType | None) -> Iterable[FrameType]:
    """A frame and those that it was called from, the innermost first."""
    while frame is not None:
        yield frame
        frame = frame.f_back
