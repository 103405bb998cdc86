"""What a call into a live child costs: `python benchmarks/sessions.py [--rounds N]`.

`call` is one call of a session; `play` is one call that an evaluator makes through the parent, as problems that play
with the program do (online bin packing); `switch` is a byte to a bare process and back, the least that a call can cost.
Compare two versions by running both in turn, and read the ratios to `switch`.
"""

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from algorist.engine.sandbox import Ask, Program, Sandbox, SandboxOptions
from algorist.engine.terms.limits import Limits
from algorist.engine.terms.problem import Call

LIMITS = Limits(cpu_seconds=60, wall_seconds=600)
CALLS = 500
GAPS = list(range(3, 103, 3))
RULE = Program("def priority(item, gaps): return [-float(gap) for gap in gaps]", "priority")
EVALUATOR = Program("def play(f, item, gaps, n):\n    for _ in range(n): f(item, gaps)", "play")
ECHO = "import os\nwhile os.read(0, 1): os.write(1, b'x')"


@dataclass
class Echo:
    """A bare process that sends back every byte."""

    process: subprocess.Popen[bytes]

    def run(self) -> None:
        """As many bytes there and back as there are calls."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        for _ in range(CALLS):
            self.process.stdin.write(b"x")
            self.process.stdout.read(1)


def timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return 1e6 * (time.perf_counter() - start) / CALLS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args().rounds
    echo = Echo(subprocess.Popen([sys.executable, "-c", ECHO], stdin=-1, stdout=-1, bufsize=0))
    rows: dict[str, list[float]] = {"switch": [], "call": [], "play": []}
    with (
        Sandbox(SandboxOptions(parallel=1)) as sandbox,
        sandbox.session(RULE, LIMITS) as rule,
        sandbox.session(EVALUATOR, LIMITS) as evaluator,
    ):

        def ask(args: tuple[object, ...]) -> object:
            return rule.call(Call("priority", args)).values[0]

        for _ in range(rounds):
            rows["switch"].append(timed(echo.run))
            rows["call"].append(timed(lambda: [ask((7, GAPS)) for _ in range(CALLS)]))
            rows["play"].append(timed(lambda: evaluator.call(Call("play", (Ask(), 7, GAPS, CALLS)), ask)))
    echo.process.kill()
    echo.process.wait()
    bare = statistics.median(rows["switch"])
    for name, found in rows.items():
        print(f"{name:8}{statistics.median(found):8.1f} us {statistics.median(found) / bare:6.2f} x switch")


if __name__ == "__main__":
    main()
