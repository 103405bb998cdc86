"""What a recorded step weighs and costs: `PYTHONPATH=.:src python benchmarks/tracing.py [--write FOLDER] [--rounds N]`.

The programs of the recorder's tests on inputs of about a hundred elements, with and without marks, in this process
(the sandbox adds its start, not to the step). Bytes are of the whole trace, header and last line included; microseconds
are of this process's own computing; `times` is against the same run without a tracer. With --write the traces, and a
long one of 50,000 steps, are left for `npm run bench:player`.
"""

import argparse
import copy
import random
import statistics
import time
from pathlib import Path
from typing import Any

from tests.engine.tracing.programs import PROGRAMS
from tests.engine.tracing.recording import record_here

RNG = random.Random(11)
NUMBERS = [RNG.randrange(1000) for _ in range(100)]
WORDS = ["".join(RNG.choice("abcd") for _ in range(24)) for _ in range(2)]
MAZE = ["".join(RNG.choice("...#") for _ in range(30)) for _ in range(30)]
MAZE = ["..." + MAZE[0][3:], *MAZE[1:-1], MAZE[-1][:-1] + "E"]
GRAPH = {str(i): {str(RNG.randrange(100)): RNG.randrange(1, 30) for _ in range(4)} for i in range(100)}
JOINS = [["join", [RNG.randrange(100), RNG.randrange(100)]] for _ in range(120)]

INPUTS: dict[str, list[Any]] = {
    "insertion sort": [["sort", [NUMBERS]]],
    "quick sort in place with swaps": [["sort", [NUMBERS]]],
    "merge sort with slices": [["sort", [NUMBERS]]],
    "heap sort": [["sort", [NUMBERS]]],
    "table of a dynamic program": [["lcs", WORDS]],
    "breadth first on a grid": [["shortest", [MAZE]]],
    "dijkstra": [["dijkstra", [GRAPH, "0"]]],
    "union find": [["Sets", [100]], *JOINS],
    "search tree": [["build", [NUMBERS]]],
    "linked list reversed": [["run", [NUMBERS]]],
    "deque": [["run", [NUMBERS, 8]]],
}
LONG = "merge sort with slices"


def plain_seconds(source: str, calls: list[Any]) -> float:
    """The same run without a tracer."""
    module: dict[str, Any] = {"__name__": "program"}
    exec(compile(source, "<program>", "exec"), module)
    calls = copy.deepcopy(calls)
    start = time.process_time()
    (name, args), *rest = calls
    made = module[name](*args)
    for method, values in rest:
        getattr(made, method)(*values)
    return time.process_time() - start


def measure(name: str, *, marks: bool, rounds: int) -> Any:
    """Print one row; gives the trace."""
    source, calls = PROGRAMS[name][0], INPUTS[name]
    spent, ratio = [], []
    for _ in range(rounds):
        start = time.process_time()
        trace = record_here(source, copy.deepcopy(calls), marks=marks)
        spent.append(time.process_time() - start)
        ratio.append(spent[-1] / plain_seconds(source, calls))
    raw, packed = len(trace.ndjson.encode()) / trace.steps, len(trace.data) / trace.steps
    micro = statistics.median(spent) / trace.steps * 1e6
    print(
        f"{name + (', marks' if marks else ''):42} {trace.steps:6} steps {raw:6.1f} B {packed:5.2f} B gz"
        f" {micro:6.1f} us {statistics.median(ratio):6.0f} times"
    )
    return trace


def main() -> None:
    """Measure all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    for name in INPUTS:
        for marks in (False, True):
            trace = measure(name, marks=marks, rounds=options.rounds)
            if options.write:
                options.write.mkdir(parents=True, exist_ok=True)
                (options.write / f"{name.replace(' ', '-')}.algotrace.gz").write_bytes(trace.data)
    if options.write:
        numbers = list(range(1200))
        random.Random(3).shuffle(numbers)
        trace = record_here(PROGRAMS[LONG][0], [["sort", [numbers]]])
        (options.write / "long.algotrace.gz").write_bytes(trace.data)
        (options.write / "long.py").write_text(PROGRAMS[LONG][0])
        print(f"long: {trace.steps} steps, {len(trace.data)} bytes")


if __name__ == "__main__":
    main()
