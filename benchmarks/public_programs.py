"""Traces programs that nobody here wrote: `PYTHONPATH=.:src python benchmarks/public_programs.py FOLDER OUT`.

FOLDER holds a collection of Python files, such as a checkout of a public one. Calls are taken from their doctests: one
function's call a file, and one class's example as a script. Each is recorded in the real sandbox, recorded again beside
a tracer that takes the whole state at every step, and written to OUT in the form of the shared fixtures, so that
`node frontend/scripts/play-collection.js OUT` can play it too. What is wrong is told; nothing is asserted.
"""

import argparse
import ast
import contextlib
import doctest
import json
import multiprocessing
import random
import re
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.engine.tracing.recording import record_here
from tests.engine.tracing.snapshots import Snapshots

from algorist.engine.sandbox import Sandbox
from algorist.engine.terms.problem import Call
from algorist.engine.tracing.record import record
from algorist.engine.tracing.replay import canonical, digest, replay
from algorist.engine.tracing.trace import Caps

_OPENED = {*sys.stdlib_module_names, "numpy"} - {
    "tkinter",
    "turtle",
    "socket",
    "subprocess",
    "urllib",
    "multiprocessing",
}
_LONGEST = 2_000
# What asks a person or a file, or is never twice the same: a comparison of two runs would say nothing.
_ELSEWHERE = ("input(", "__file__", "urandom", "SystemRandom", "secrets", "np.empty", "time.time", "scipy")
_COMPARED_STEPS = 4_000
_DIGESTS = 120
_SECONDS = 25


@dataclass(frozen=True)
class Run:
    """One program with its call, or as a script; `wanted` is what its doctest says."""

    name: str
    source: str
    calls: tuple[Call, ...]
    wanted: str = ""


def find_runs(folder: Path) -> Iterator[Run]:
    """A call and a script of each file that has them and opens nothing but the standard library and numpy."""
    for path in sorted(folder.rglob("*.py")):
        source = path.read_text(encoding="utf-8", errors="replace")
        with contextlib.suppress(SyntaxError, ValueError):
            tree = ast.parse(source)
            if _imports(tree) <= _OPENED and not any(word in source for word in _ELSEWHERE):
                name = "-".join(path.relative_to(folder).with_suffix("").parts)
                yield from _runs_of(name, _without_main(source, tree), tree)


def _imports(tree: ast.Module) -> set[str]:
    found = {a.name.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    froms = [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    return found | {(n.module or "").split(".")[0] if n.level == 0 else "." for n in froms}


def _without_main(source: str, tree: ast.Module) -> str:
    lines = source.splitlines()
    for node in tree.body:
        if isinstance(node, ast.If) and "__name__" in ast.unparse(node.test):
            for at in range(node.lineno - 1, node.end_lineno or node.lineno):
                lines[at] = ""
    return "\n".join(lines).rstrip() + "\n"


def _runs_of(name: str, source: str, tree: ast.Module) -> Iterator[Run]:
    calls: list[tuple[int, Call, str]] = []
    scripts: list[list[doctest.Example]] = []
    methods = [part for node in tree.body if isinstance(node, ast.ClassDef) for part in node.body]
    for node in [*tree.body, *methods]:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            with contextlib.suppress(ValueError):
                examples = doctest.DocTestParser().get_examples(ast.get_docstring(node) or "")
                calls += [found for e in examples if node in tree.body and (found := _call_of(e, node))]
                scripts += [examples] if node not in tree.body or isinstance(node, ast.ClassDef) else []
    if calls:
        _, call, wanted = max(calls, key=lambda one: one[0])
        yield Run(name, source, (call,), wanted)
    script = max(scripts, key=len, default=[])
    if len(script) > 2:
        body = "".join(e.source for e in script if not e.exc_msg)
        yield Run(f"{name}-script", f"{source}\n{body}", ())


def _call_of(example: doctest.Example, node: Any) -> tuple[int, Call, str] | None:
    """The example as a call with plain arguments, and its weight."""
    with contextlib.suppress(SyntaxError, ValueError, TypeError):
        tree = ast.parse(example.source.strip(), mode="eval").body
        if not isinstance(tree, ast.Call) or not isinstance(tree.func, ast.Name) or tree.keywords:
            return None
        if tree.func.id == node.name and not isinstance(node, ast.ClassDef):
            args = tuple(ast.literal_eval(a) for a in tree.args)
            size = len(repr(args))
            return (
                (size - (10_000 if example.exc_msg else 0), Call(node.name, args), example.want)
                if size < _LONGEST
                else None
            )
    return None


def play(run: Run, sandbox: Sandbox, out: Path) -> list[str]:
    """Record, compare, write; what is wrong, in words."""
    trace = record(run.source, run.calls, sandbox, Caps(steps=30_000, seconds=5))
    wrong = []
    end = trace.end
    if trace.truncated in {"killed", "damaged"}:
        wrong.append(f"truncated: {trace.truncated}")
    if not end["ok"] and "Traceback" not in run.wanted and end["error"]["type"] not in run.wanted:
        wrong.append(f"error: {end['error']}")
    if trace.steps == 0:
        return [*wrong, "no steps"]
    states = {}
    every = max(1, trace.steps // _DIGESTS)
    for state in replay(trace):
        if state.step % every == 0 or state.step == trace.steps - 1:
            states[str(state.step)] = digest(state)
    (out / f"{run.name}.algotrace.gz").write_bytes(trace.data)
    entry = {"source": run.source, "steps": trace.steps, "digests": states}
    (out / f"{run.name}.json").write_text(json.dumps(entry))
    if trace.steps <= _COMPARED_STEPS:
        wrong += _in_a_child(run)
    return wrong


def _in_a_child(run: Run) -> list[str]:
    with multiprocessing.get_context("fork").Pool(1) as pool:
        try:
            return pool.apply_async(_compare, (run,)).get(timeout=2 * _SECONDS)
        except multiprocessing.TimeoutError:
            return ["the comparison took too long"]


def _compare(run: Run) -> list[str]:
    """Whether the replayed recording equals the whole state at every step."""
    signal.alarm(_SECONDS)
    script = not run.calls
    try:
        random.seed(5)
        truth = Snapshots(run.source, _listed(run), script=script)
        random.seed(5)
        trace = record_here(run.source, _listed(run), marks=True, script=script, steps=30_000)
        for step, (state, wanted) in enumerate(zip(replay(trace), truth.states, strict=False)):
            got = json.loads(json.dumps(canonical(state)))
            if got != json.loads(json.dumps(wanted)):
                return [f"lie at step {step}, line {wanted['line']}: {_difference(got, wanted)}"]
        return [] if trace.steps == len(truth.states) else [f"{trace.steps} steps, in truth {len(truth.states)}"]
    except Exception:  # noqa: BLE001 - told, not raised
        return [f"the comparison failed: {traceback.format_exc(limit=-2)}"]


def _listed(run: Run) -> list[Any]:
    return [[call.name, list(ast.literal_eval(repr(call.args)))] for call in run.calls]


def _difference(got: Any, wanted: Any, at: str = "") -> str:
    if isinstance(got, dict) and isinstance(wanted, dict):
        for key in got:
            if got[key] != wanted.get(key):
                return _difference(got[key], wanted.get(key), f"{at}.{key}")
    if isinstance(got, list) and isinstance(wanted, list) and len(got) == len(wanted):
        for i, (left, right) in enumerate(zip(got, wanted, strict=True)):
            if left != right:
                return _difference(left, right, f"{at}[{i}]")
    return f"{at}: {str(got)[:150]} for {str(wanted)[:150]}"


def main() -> None:
    """Play a collection and say what is wrong with it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--most", type=int, default=300)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    runs = [run for run in find_runs(options.folder) if re.search(options.only, run.name)]
    every = max(1.0, len(runs) / options.most)
    chosen = [runs[int(at * every)] for at in range(min(options.most, len(runs)))]
    bad: Counter[str] = Counter()
    with Sandbox() as sandbox:
        for run in chosen:
            try:
                wrong = play(run, sandbox, options.out)
            except Exception:  # noqa: BLE001 - told, not raised
                wrong = [f"recorder failed: {traceback.format_exc(limit=-3)}"]
            for words in wrong:
                bad[words.split(":")[0].split(" at step")[0]] += 1
                print(f"{run.name}: {words}", flush=True)
    print(f"{len(chosen)} programs of {len(runs)}; {dict(bad) or 'nothing wrong'}")


if __name__ == "__main__":
    main()
