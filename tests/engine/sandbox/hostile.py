"""Runs every program of tests/cases/hostile in one sandbox and says what went wrong; a script and a module.

As a script (`python hostile.py TIER FOLDER [contained]`) it prints its complaints as JSON, so that it can be run as another user and
by another interpreter than the tests'; it needs the standard library and the engine only.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from algorist.engine.sandbox import Program, Sandbox, SandboxOptions
from algorist.engine.terms.limits import MIB, Limits
from algorist.engine.terms.outcome import Outcome
from algorist.engine.terms.problem import Call
from algorist.engine.terms.verdicts import Verdict

FOLDER = Path(__file__).parents[2] / "cases" / "hostile"
SECRET = "SECRET-5f1e0c7a"
LEFT_OVER = "algorist-left-over"
LIMITS = Limits(cpu_seconds=1, wall_seconds=30, memory_bytes=128 * MIB)
HONEST = Program("def solve(x):\n    return x + 1\n", "solve")
# A program over its limit is killed that long after it, on a machine that has other work too.
GRACE_SECONDS = 3.0
# A starved run says nothing of the program.
ATTEMPTS = 5
PARENT_GROWTH_KIB = 32 * 1024


@dataclass(frozen=True)
class Expectation:
    """What must come of a program: one of the verdicts (`finished` is no verdict), and a value where it finishes."""

    name: str
    source: str
    verdicts: tuple[str, ...]
    returns: Any
    has_returns: bool
    limits: Limits


@dataclass
class Scene:
    """What programs attack: a file that all may read, and an innocent process of the same user."""

    secret: Path
    victim: subprocess.Popen[bytes]
    before: os.stat_result

    def harm(self) -> list[str]:
        """What was done to it."""
        now = self.secret.stat()
        same = all(
            getattr(now, field) == getattr(self.before, field) for field in ("st_size", "st_mode", "st_mtime_ns")
        )
        found = [] if same else ["the file was changed"]
        if self.victim.poll() is not None:
            found.append("the victim is dead")
        places = [Path(tempfile.gettempdir()), Path.home(), Path.cwd(), Path("/dev/shm"), self.secret.parent]
        found += [f"left over: {path}" for place in places for path in place.glob(f"*{LEFT_OVER}*")]
        return found


def read_expectations(folder: Path = FOLDER, *, contained: bool = False) -> list[Expectation]:
    """Every program with what is expected of it, in the order of names.

    A container's own filter refuses some calls before ours can report them (`contained`): a program that says that it
    got nothing may then also finish.
    """
    found = []
    for place in sorted(path for path in folder.iterdir() if path.is_dir()):
        document = tomllib.loads((place / "expect.toml").read_text())
        found.append(
            Expectation(
                name=place.name,
                source=(place / "program.py").read_text(),
                verdicts=(*document["verdicts"], *["finished"] * (contained and document.get("returns") == "nothing")),
                returns=document.get("returns"),
                has_returns="returns" in document,
                limits=replace(LIMITS, **document.get("limits", {})),
            )
        )
    return found


def complaints_about(expected: Expectation, outcome: Outcome, took: float) -> list[str]:
    """Where an outcome is not what was expected."""
    verdict = outcome.verdict.value if outcome.verdict else "finished"
    found = []
    if verdict not in expected.verdicts:
        found.append(f"ended as {verdict}, not as {' or '.join(expected.verdicts)}: {outcome.detail}")
    if SECRET in shown_text(outcome):
        found.append("a secret came out")
    if outcome.finished and outcome.values == ("THROUGH",):
        found.append("the attempt got through")
    if outcome.finished and expected.has_returns and outcome.values != (expected.returns,):
        found.append(f"gave {outcome.values!r:.200}, not {expected.returns!r}")
    if took > max(expected.limits.cpu_seconds, expected.limits.wall_seconds) + GRACE_SECONDS:
        found.append(f"took {took:.1f} s")
    return found


def shown_text(outcome: Outcome) -> str:
    """All that an outcome shows; a number of more digits than Python writes hides no text."""
    try:
        return repr(outcome)
    except ValueError:
        return repr(replace(outcome, values=()))


def set_scene(folder: Path) -> Scene:
    """Make the file and start the victim; the environment gets a key as a worker's has one."""
    os.environ["OPENAI_API_KEY"] = SECRET
    secret = folder / "secret.txt"
    secret.write_text(SECRET)
    secret.chmod(0o644)
    folder.chmod(0o755)
    victim = subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", "import time; time.sleep(600)"], start_new_session=True
    )
    return Scene(secret, victim, secret.stat())


def run_hostile(tier: str, folder: Path = FOLDER, *, numpy: bool = False, contained: bool = False) -> list[str]:
    """All complaints: about each program, about the honest one after it, and about what was left behind."""
    complaints = []
    with tempfile.TemporaryDirectory(prefix="algorist-scene-") as place:
        scene = set_scene(Path(place))
        try:
            already = {*descendants()}
            with Sandbox(SandboxOptions(tier=tier, numpy=numpy)) as sandbox:  # type: ignore[arg-type]
                for expected in read_expectations(folder, contained=contained):
                    found = attack(sandbox, expected, scene)
                    complaints += [f"{expected.name}: {text}" for text in found]
            complaints += [f"still running: {text}" for text in descendants() if text not in already]
        finally:
            scene.victim.kill()
            scene.victim.wait()
            os.environ.pop("OPENAI_API_KEY")
    return complaints


def attack(sandbox: Sandbox, expected: Expectation, scene: Scene) -> list[str]:
    """Run one hostile program and then an honest one."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    call = Call("solve", (str(scene.secret), scene.victim.pid))
    outcome, took = run_unstarved(sandbox, Program(expected.source, "solve"), call, expected.limits)
    found = complaints_about(expected, outcome, took)
    growth = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak
    if growth > PARENT_GROWTH_KIB:
        found.append(f"this process grew by {growth} KiB")
    honest, _ = run_unstarved(sandbox, HONEST, Call("solve", (1,)), LIMITS)
    if honest.values != (2,):
        found.append(f"the honest program after it ended as {honest.verdict}: {honest.detail}")
    return found + scene.harm()


def run_unstarved(sandbox: Sandbox, program: Program, call: Call, limits: Limits) -> tuple[Outcome, float]:
    """The first outcome that says something of the program, and the seconds that it took."""
    attempts = ATTEMPTS
    while True:
        start = time.monotonic()
        outcome = sandbox.run(program, [call], limits)
        attempts -= 1
        if outcome.verdict is not Verdict.STARVED or not attempts:
            return outcome, time.monotonic() - start


def descendants() -> list[str]:
    """Processes that this one, or a child of it, still has: `pid name`."""
    parents: dict[int, tuple[int, str]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                name, rest = (entry / "stat").read_text().rsplit(")", 1)
            except OSError:
                continue
            state, parent = rest.split()[:2]
            if state != "Z":
                parents[int(entry.name)] = (int(parent), name)
    found = {os.getpid()}
    grown = True
    while grown:
        more = {pid for pid, (parent, _) in parents.items() if parent in found} - found
        found |= more
        grown = bool(more)
    return [f"{pid} {parents[pid][1]}" for pid in found - {os.getpid()} if pid in parents]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run_hostile(sys.argv[1], Path(sys.argv[2]), contained="contained" in sys.argv)))
