"""Writes the traces that the tests of both readers play: `python -m tests.engine.tracing.make_fixtures`."""

import copy
import json
import random
from pathlib import Path
from typing import Any

from algorist.engine.tracing.inside.drive import ASKED
from algorist.engine.tracing.replay import digest, replay
from algorist.engine.tracing.trace import Trace, pack_trace, read_trace
from tests.engine.tracing.programs import MINIMISER, PROGRAMS
from tests.engine.tracing.recording import record_here

FOLDER = Path(__file__).parents[2] / "fixtures" / "traces"
# Kept as recorders wrote them that knew algotrace/1 and algotrace/1.1 only.
OLDER = ("quick-sort-as-1.0", "dijkstra-as-1.0", "quick-sort-as-1.1", "dijkstra-as-1.1", "generators-as-1.1")
EVERY = 151  # steps between two digests of the long ones
_LONG = 2000

CHOSEN = {
    "quick-sort": "quick sort in place with swaps",
    "lcs-table": "table of a dynamic program",
    "maze-bfs": "breadth first on a grid",
    "dijkstra": "dijkstra",
    "union-find": "union find",
    "search-tree": "search tree",
    "linked-list": "linked list reversed",
    "generators": "generators",
    "closures": "closures and nonlocal",
    "sets-and-dicts": "sets and dicts",
    "ordered-dict": "ordered dict moved",
    "exceptions": "exceptions",
    "numpy": "numpy",
    "uncaught": "an exception that nobody catches",
    "sliding-window": "deque",
    "queens": "sudoku like backtracking on a grid",
    "hanoi": "printing",
    "chain": "the end of a chain put in its own place",
    "palindrome": "letters compared from both ends",
    "heap-sort": "heap sort",
    "look-alikes": "values that look alike",
}


def build_fixtures() -> dict[str, tuple[str, Trace]]:
    """Source and trace of each fixture; the last one is long, so that seeking has something to do."""
    built: dict[str, tuple[str, Trace]] = {}
    for file, name in CHOSEN.items():
        source, calls = PROGRAMS[name]
        built[file] = source, _labelled(record_here(source, copy.deepcopy(calls), marks=True), name, calls)
    source, calls = PROGRAMS["generators"]
    window: dict[str, Any] = {"from_step": 37, "steps": 40}
    later = record_here(source, copy.deepcopy(calls), **window)
    built["generators-later"] = source, _labelled(later, "generators", calls, caps=window)
    source, _ = PROGRAMS["merge sort with slices"]
    numbers = list(range(1000))
    random.Random(5).shuffle(numbers)
    calls = [["sort", [numbers]]]
    built["merge-sort-1000"] = source, _labelled(record_here(source, copy.deepcopy(calls)), "shuffled 1000", calls)
    calls = [["minimise", [ASKED, 3, -4.0, 4.0, 60, 2]]]
    minimiser = record_here(MINIMISER, calls, on_ask=lambda args: sum((x - 1) ** 2 for x in args[0]))
    built["minimiser"] = MINIMISER, _labelled(minimiser, "sphere", calls)
    return built


def _labelled(trace: Trace, label: str, calls: list[Any], **more: Any) -> Trace:
    shown = [{"name": name, "args": ", ".join(map(repr, args))} for name, args in calls]
    header = {**trace.header, "input": {"label": label, "calls": shown}, **more}
    return pack_trace(header, trace.ndjson.splitlines()[1:-1], trace.end)


def digests_of(trace: Trace) -> dict[str, int]:
    """The digest of every step, or of some of many."""
    every = EVERY if trace.steps > _LONG else 1
    return {str(s.step): digest(s) for s in replay(trace) if s.step % every == 0 or s.step == trace.steps - 1}


def write_fixtures() -> None:
    """Write traces and what a reader must find in them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    index = {}
    for file, (source, trace) in build_fixtures().items():
        (FOLDER / f"{file}.algotrace.gz").write_bytes(trace.data)
        index[file] = {"source": source, "steps": trace.steps, "digests": digests_of(trace)}
    for file in OLDER:
        trace = read_trace((FOLDER / f"{file}.algotrace.gz").read_bytes())
        source, _ = PROGRAMS[CHOSEN[file.partition("-as-")[0]]]
        index[file] = {"source": source, "steps": trace.steps, "digests": digests_of(trace)}
    (FOLDER / "digests.json").write_text(json.dumps(index, indent=1) + "\n")


if __name__ == "__main__":
    write_fixtures()
