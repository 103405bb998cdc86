"""The entry point inside the sandbox: compiles the program, runs its calls under the recorder, hands over chunks."""

import ast
import json
import platform
import sys
import time
from collections.abc import Callable, Iterable
from types import CodeType, FrameType, GeneratorType, ModuleType
from typing import Any

from algorist.engine.tracing.inside.effects import line_effects
from algorist.engine.tracing.inside.encoding import FILE
from algorist.engine.tracing.inside.facts import gather_facts, mangle_private_names, walk_code
from algorist.engine.tracing.inside.frames import Bounds
from algorist.engine.tracing.inside.hints import observed_kinds, static_hints
from algorist.engine.tracing.inside.marks import mark_reads
from algorist.engine.tracing.inside.recorder import Recorder

ASKED = ("\0algotrace-ask",)
_SPARE_DEPTH = 150
_MOST_YIELDED = 10_000


class _Text:
    """What the program writes to: everything goes to the recorder."""

    encoding = "utf-8"
    errors = "replace"
    closed = False

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def write(self, text: str) -> int:
        self._recorder.printed.write(str.__str__(text))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        return False


def record(source: str, calls: list[Any], options: dict[str, Any], send: Callable[[str, int, Any], Any]) -> None:
    """Record the calls (`[[name, args], ...]`; none: the module itself is the run).

    `send(kind, number, body)` gets the header, each chunk as soon as it is written (a chunk may come again, longer),
    and the end, each as JSON text, so that a run that is killed leaves what was seen.
    """
    base = {"lang": "python", "runtime": platform.python_version(), "marks": bool(options.get("marks"))}
    try:
        tree = ast.parse(source, FILE)
        plain = compile(source, FILE, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        place = {"type": type(error).__name__, "message": str(error), "line": getattr(error, "lineno", None)}
        send("header", 0, json.dumps({**base, "funcs": []}))
        send("end", 0, json.dumps({"ok": False, "error": place}))
        return
    hints = static_hints(tree)
    send("header", 0, json.dumps({**base, "funcs": [_describe(part) for part in walk_code(plain)], "hints": hints}))
    recorder = _prepare(source, tree, plain, options, send)
    asked = [[name, [_asker(send, recorder) if _is_asked(a) else a for a in args]] for name, args in calls]
    _Run(recorder, asked, hints, send).go(script=bool(options.get("script")))


def _prepare(source: str, tree: ast.Module, plain: CodeType, options: dict[str, Any], send: Any) -> Recorder:
    code = plain
    if options.get("marks"):
        code = compile(mark_reads(ast.parse(source, FILE)), FILE, "exec", dont_inherit=True)
    mangle_private_names(tree)
    facts = gather_facts(tree, code)

    def keep(number: int, text: str) -> None:
        send("chunk", number, text)

    return Recorder(code, facts, line_effects(tree, facts), Bounds(options), keep)


def _is_asked(value: Any) -> bool:
    return type(value) is tuple and value == ASKED


def _asker(send: Any, recorder: Recorder) -> Any:
    """A function whose use is a question to whoever started the recording, written down with its answer."""

    def asked(*args: Any) -> Any:
        answer = send("ask", 0, list(args))
        recorder.note_question(args, answer)
        return answer

    return asked


def _describe(code: CodeType) -> dict[str, Any]:
    count = code.co_argcount + code.co_kwonlyargcount
    name = getattr(code, "co_qualname", code.co_name).replace("<locals>.", "")
    params = [p for p in code.co_varnames[:count] if not p.startswith(".")]
    return {"name": name, "line": code.co_firstlineno, "params": params}


class _Run:
    """One run under the recorder, and how it ended."""

    def __init__(self, recorder: Recorder, calls: list[Any], hints: dict[str, Any], send: Any) -> None:
        self.recorder = recorder
        self.calls = calls
        self.hints = hints
        self.send = send
        self.skipped = 0
        self.result: Any = None
        self.error: dict[str, Any] | None = None
        self.traced = self.whole = self.told = False
        self.module: dict[str, Any] = {}

    def go(self, *, script: bool) -> None:
        """Run all, then tell the end."""
        saved = sys.stdout, sys.stderr, sys.getrecursionlimit()
        name = "__main__" if script else "program"
        outer = sys.modules.get(name)
        made = sys.modules[name] = ModuleType(name)
        self.module = made.__dict__
        sys.stdout = sys.stderr = _Text(self.recorder)
        self.recorder.marks.install()
        try:
            self._run(script=script)
        except BaseException as error:  # noqa: BLE001 - whatever the program raises is its answer
            self.whole = sys.gettrace() is not None or self.recorder.stopped is not None
            self.error = _describe_error(error)
        finally:
            sys.settrace(None)
            sys.setrecursionlimit(max(saved[2], sys.getrecursionlimit()))
            self.recorder.marks.remove()
            sys.stdout, sys.stderr = saved[:2]
            if outer is not None:
                sys.modules[name] = outer
        if self.traced and self.recorder.stopped is None and not self.whole:
            self.recorder.stopped = "recursion"  # a stack full to the brim made Python drop the recorder
        self._tell_end()

    def _run(self, *, script: bool) -> None:
        recorder = self.recorder
        if script:
            self._start()
            exec(recorder.code, self.module)  # noqa: S102 - running the program is the purpose
        else:
            exec(recorder.code, self.module)  # noqa: S102
            self._start()
            self.result = self._call_all()
        self.whole = sys.gettrace() is not None or recorder.stopped is not None

    def _start(self) -> None:
        self.traced = True
        if self.recorder.bounds.from_step:
            sys.settrace(self._pass_over)
            return
        self.recorder.begin(self.module)
        sys.settrace(self._trace)

    def _call_all(self) -> Any:
        (first, args), *rest = self.calls
        target = self.module[first]
        if not isinstance(target, type):
            answers = [self._consume(self.module[name](*values)) for name, values in self.calls]
            return answers if rest else answers[0]
        made = target(*args)
        name = first.lower() if first.lower() not in self.module else f"{first.lower()}_"
        self.recorder.show(name, made)
        return [self._consume(getattr(made, method)(*values)) for method, values in rest]

    def _consume(self, value: Any) -> Any:
        """A generator is run to its end, for its values are the answer."""
        if not isinstance(value, GeneratorType):
            return value
        items = []
        for item in value:
            items.append(item)
            if len(items) >= _MOST_YIELDED:
                break
        return items

    def _pass_over(self, frame: FrameType, event: str, arg: Any) -> Any:
        """Only count, until the step from which on is recorded."""
        if frame.f_code.co_filename != FILE:
            return None
        recorder = self.recorder
        if not recorder.begun:
            if self.skipped < recorder.bounds.from_step:
                self._count(recorder)
                return self._pass_over
            limit = sys.getrecursionlimit()
            sys.setrecursionlimit(limit + _SPARE_DEPTH)
            try:
                recorder.begin_within(self.module, frame, event)
            finally:
                sys.setrecursionlimit(limit)
            sys.settrace(self._trace)
        return self._local(frame, event, arg)

    def _count(self, recorder: Recorder) -> None:
        self.skipped += 1
        if self.skipped % 1024 == 0 and time.process_time() - recorder.started > recorder.bounds.seconds:
            recorder.stop("seconds")
            self._tell_end()

    def _trace(self, frame: FrameType, event: str, arg: Any) -> Any:
        if frame.f_code.co_filename != FILE:
            return None
        self._local(frame, event, arg)
        return self._local

    def _local(self, frame: FrameType, event: str, arg: Any) -> Any:
        recorder = self.recorder
        if recorder.stopped is not None:
            if not self.told:
                self._tell_end()  # the program may never end
            recorder.count_on()
            return self._local
        limit = 0
        if len(recorder.stack) > _SPARE_DEPTH:  # near the end of the stack the recorder needs some of its own
            limit = sys.getrecursionlimit()
            sys.setrecursionlimit(limit + _SPARE_DEPTH)
        try:
            recorder.step(frame, event, arg)
        finally:
            if limit:
                sys.setrecursionlimit(limit)
        return self._local

    def _tell_end(self) -> None:
        recorder = self.recorder
        if not self.told:
            recorder.finish()
        self.told = True
        stopped = recorder.stopped
        end = {
            "ok": self.error is None,
            "error": self.error,
            "truncated": stopped,
            "total": self.skipped + recorder.steps + recorder.tally.extra_steps,
            "total_is_exact": stopped is None or (stopped in {"steps", "bytes"} and not recorder.tally.count_ended),
            "hits": {str(line): count for line, count in sorted(recorder.tally.hits.items())},
            "calls": recorder.tally.calls,
            "max_depth": recorder.tally.max_depth,
            "strip": recorder.tally.document(recorder.steps),
            "output": recorder.printed.text(),
            "names": list(recorder.names),
            "hints": {**self.hints, "kinds": {**self.hints["kinds"], **observed_kinds(recorder.seen, self.hints)}},
            **self._result(),
        }
        self.send("end", 0, json.dumps(end, ensure_ascii=False))

    def _result(self) -> dict[str, Any]:
        """The answer, and of the objects that it is made of those that the last step does not show as they are now."""
        heap = self.recorder.heap
        heap.ops = None
        shown = _texts(heap.snapshot())
        heap.compare_all()
        written = heap.value(self.result)
        reached = _reached(heap, written)
        texts = _texts(reached)
        return {"result": written, "heap": {n: reached[n] for n, text in texts.items() if shown.get(n) != text}}


def _texts(documents: dict[str, Any]) -> dict[str, str]:
    """As text, for 1, 1.0 and true are equal in Python."""
    return {number: json.dumps(document) for number, document in documents.items()}


def _reached(heap: Any, written: Any) -> dict[str, Any]:
    by_number = {entry.number: entry for entry in heap.table.values()}
    found: dict[str, Any] = {}
    waiting = [written]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict) and "$" in item and type(item["$"]) is int:
            if str(item["$"]) not in found:
                document = found[str(item["$"])] = by_number[item["$"]].document(heap)
                waiting.append(document[1])
        elif isinstance(item, list):
            waiting.extend(part for part in item if type(part) in {list, dict})
        elif isinstance(item, dict) and isinstance(item.get("data"), list):
            waiting.append(item["data"])
    return found


def _describe_error(error: BaseException) -> dict[str, Any]:
    """Class, message and the last line of the program that the traceback names."""
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == FILE:
            line = trace.tb_lineno
        trace = trace.tb_next
    args = BaseException.__dict__["args"].__get__(error)
    plain = [str(a)[:500] for a in args if type(a) in {str, int, float, bool, type(None)}]
    return {"type": type(error).__name__, "message": ", ".join(plain), "line": line}
