"""What one confined run costs, against what it is made of: `python benchmarks/sandbox.py [--rounds N]`.

Interleaved on one machine, so that load hits all alike; read the ratios, not the milliseconds. Rivals: fork and exit of
a clean process of the same size, a fresh `python -I -S -c`, and the same inside bubblewrap where it is installed.
The page faults say what a new process has to touch: where memory is virtual twice over, its time follows them.
"""

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from algorist.engine.sandbox import Program, Sandbox, SandboxOptions, SandboxUnavailable
from algorist.engine.terms.limits import Limits
from algorist.engine.terms.problem import Call

SITE = str(Path(np.__file__).parent.parent)
LIMITS = Limits(cpu_seconds=5, wall_seconds=30)
FORKER = """
import os, sys, time
{imports}
for _ in sys.stdin:
    start = time.perf_counter()
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    print(time.perf_counter() - start, flush=True)
"""
SOLUTION = "{imports}\ndef solve(x):\n    return x + 1\n"
COUNTING = """{imports}
import resource
def solve(x):
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt
"""
NUMPY = f"import sys; sys.path.append({SITE!r}); import numpy"


class Forker:
    """A clean process that forks a child that exits at once, on demand."""

    def __init__(self, imports: str) -> None:
        script = FORKER.format(imports=imports)
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __call__(self) -> float:
        """Seconds of one fork and exit, as the clean process sees them."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def close(self) -> None:
        """End it."""
        self.process.communicate()


def timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def run_fresh(source: str, wrapper: list[str]) -> None:
    command = [*wrapper, sys.executable, "-I", "-S", "-c", f"{source}\nsolve(1)"]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, env={})


def run_confined(sandbox: Sandbox, source: str) -> None:
    outcome = sandbox.run(Program(source, "solve"), [Call("solve", (1,))], LIMITS)
    assert outcome.values == (2,), outcome


def faults_of_fresh(imports: str) -> int:
    """Page faults of one `python -I -S -c`, the replacement of the forked process included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_minflt
    run_fresh(SOLUTION.format(imports=imports), [])
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_minflt - before


def faults_of_confined(sandbox: Sandbox, imports: str) -> int:
    """Page faults of a confined child until its program has run."""
    program = Program(COUNTING.format(imports=imports), "solve")
    return int(sandbox.run(program, [Call("solve", (1,))], LIMITS).values[0])


@dataclass(frozen=True)
class Line:
    """One row: its name and its seconds."""

    name: str
    seconds: list[float]


def compare(rounds: int, *, with_numpy: bool) -> list[Line]:
    """Interleaved rounds of every way to run a program that adds one."""
    confined = SOLUTION.format(imports="import numpy" if with_numpy else "")
    fresh = SOLUTION.format(imports=NUMPY if with_numpy else "")
    forker = Forker(NUMPY if with_numpy else "")
    ways: dict[str, Callable[[], float]] = {"fork + exit": forker}
    ways["python -I -S -c"] = lambda: timed(lambda: run_fresh(fresh, []))
    if shutil.which("bwrap"):
        wrapper = ["bwrap", "--ro-bind", "/", "/", "--unshare-all", "--die-with-parent"]
        ways["bwrap + python"] = lambda: timed(lambda: run_fresh(fresh, wrapper))
    sandboxes = []
    for tier in ("standard", "strong"):
        try:
            sandbox = Sandbox(SandboxOptions(tier=tier, numpy=with_numpy))  # type: ignore[arg-type]
            took = timed(sandbox.start)
            print(f"{tier}: started in {took:.2f} s, self-test {sandbox.features['self_test_seconds']:.3f} s")
        except SandboxUnavailable as refusal:
            print(f"{tier}: {refusal}")
            continue
        sandboxes.append(sandbox)
        ways[f"algorist, {tier}"] = lambda sandbox=sandbox: timed(lambda: run_confined(sandbox, confined))  # type: ignore[misc]
    lines = {name: Line(name, []) for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            lines[name].seconds.append(way())
    forker.close()
    for sandbox in sandboxes:
        sandbox.close()
    return list(lines.values())


def print_lines(lines: list[Line]) -> None:
    fork, python = (statistics.median(line.seconds) for line in lines[:2])
    print(f"{'':24}{'min ms':>9}{'p50 ms':>9}{'p99 ms':>9}{'/ fork':>9}{'/ python':>10}")
    for line in lines:
        middle = statistics.median(line.seconds)
        last = sorted(line.seconds)[int(len(line.seconds) * 0.99)]
        milliseconds = "".join(f"{1000 * value:9.2f}" for value in (min(line.seconds), middle, last))
        print(f"{line.name:24}{milliseconds}{middle / fork:9.1f}{middle / python:10.3f}")


def count_runs(seconds: float, parallel: int, act: Callable[[], object]) -> float:
    """Runs per second of `parallel` threads that do nothing else."""
    counts = [0] * parallel
    end = time.perf_counter() + seconds

    def work(place: int) -> None:
        while time.perf_counter() < end:
            act()
            counts[place] += 1

    threads = [threading.Thread(target=work, args=(place,)) for place in range(parallel)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds


def compare_throughput(slices: int, *, with_numpy: bool) -> None:
    """Runs per second, two at a time, in interleaved slices."""
    confined = SOLUTION.format(imports="import numpy" if with_numpy else "")
    fresh = SOLUTION.format(imports=NUMPY if with_numpy else "")
    ours, python = [], []
    with Sandbox(SandboxOptions(parallel=2, numpy=with_numpy)) as sandbox:
        for _ in range(slices):
            python.append(count_runs(0.5, 2, lambda: run_fresh(fresh, [])))
            ours.append(count_runs(0.5, 2, lambda: run_confined(sandbox, confined)))
        faults = faults_of_confined(sandbox, "import numpy" if with_numpy else "")
    print(f"page faults: algorist {faults}, python -I -S -c {faults_of_fresh(NUMPY if with_numpy else '')}")
    own, other = statistics.median(ours), statistics.median(python)
    print(f"two in parallel: {own:.0f} runs/s, python -I -S -c {other:.0f} runs/s, {own / other:.1f} x")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=40)
    rounds = parser.parse_args().rounds
    for with_numpy in (False, True):
        print(f"\n{'with numpy' if with_numpy else 'without numpy'}, {rounds} interleaved rounds")
        print_lines(compare(rounds, with_numpy=with_numpy))
        compare_throughput(4, with_numpy=with_numpy)


if __name__ == "__main__":
    main()
