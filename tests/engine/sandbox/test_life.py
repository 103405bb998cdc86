"""What becomes of the processes: when a parent dies, when a thread ends, when a zygote is lost, under load."""

import gc
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from algorist.engine.sandbox import Ask, Program, Sandbox, SandboxOptions, SandboxUnavailable
from algorist.engine.terms.limits import MIB, Limits
from algorist.engine.terms.problem import Call
from algorist.engine.terms.verdicts import Verdict

from .conftest import LIMITS

SOURCES = Path(__file__).parents[3] / "src"
ONE = Program("def solve(): return 1", "solve")
CALL = [Call("solve", ())]
WORKER = """
import os, sys
from algorist.engine.sandbox import *
from algorist.engine.terms.limits import Limits
from algorist.engine.terms.problem import Call
sys.path.insert(0, sys.argv[2])
from hostile import descendants
sandbox = Sandbox(SandboxOptions(tier=sys.argv[1], numpy=False))
sandbox.start()
with sandbox.session(Program("def solve(f): f()\\nsolve_forever = 1", "solve"), Limits()) as session:
    def tell(_):
        print(*[line.split()[0] for line in descendants()], flush=True)
        sandbox.run(Program("while True: pass", "solve"), [Call("solve", ())], Limits(cpu_seconds=600, wall_seconds=600))
    session.call(Call("solve", (Ask(),)), on_ask=tell)
"""


def open_descriptors():
    return len(list(Path("/proc/self/fd").iterdir()))


def wait_until(condition, seconds=5.0):
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    return condition()


@pytest.mark.parametrize("tier", ["strong", "standard"])
def test_a_killed_worker_leaves_no_process_behind(tier):
    with Sandbox(SandboxOptions(numpy=False)) as sandbox:
        if tier == "strong" and sandbox.tier != "strong":
            pytest.skip("no namespaces here")
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER, tier, str(Path(__file__).parent)],
        env={"PYTHONPATH": str(SOURCES)},
        stdout=subprocess.PIPE,
        text=True,
    )
    with worker:
        assert worker.stdout is not None
        pids = worker.stdout.readline().split()
        time.sleep(0.2)
        worker.kill()
    assert len(pids) >= 2
    assert wait_until(lambda: not any(Path("/proc", pid).exists() for pid in pids))


def test_a_worker_that_is_killed_while_its_sandbox_starts_leaves_no_process_behind():
    start = "from algorist.engine.sandbox import *; print(flush=True); Sandbox(SandboxOptions(numpy=False)).start()"
    for delay in (0.05, 0.1, 0.15, 0.2, 0.25):
        worker = subprocess.Popen(
            [sys.executable, "-c", start], env={"PYTHONPATH": str(SOURCES)}, stdout=subprocess.PIPE, text=True
        )
        with worker:
            assert worker.stdout is not None
            worker.stdout.readline()
            time.sleep(delay)
            worker.kill()
        mark = f'"parent": {worker.pid},'
        assert wait_until(lambda mark=mark: not zygotes_with(mark)), delay


def zygotes_with(mark):
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "cmdline").read_text():
                found.append(folder.name)
        except OSError:
            continue
    return found


def test_a_sandbox_outlives_the_thread_that_started_it():
    sandbox = Sandbox(SandboxOptions(numpy=False))
    thread = threading.Thread(target=sandbox.start)
    thread.start()
    thread.join()
    time.sleep(0.1)
    with sandbox:
        assert sandbox.run(ONE, CALL, LIMITS).values == (1,)


def test_closing_leaves_no_process_and_no_descriptor_behind():
    gc.collect()  # or what earlier tests left is closed in between
    before = open_descriptors()
    with Sandbox(SandboxOptions(numpy=False, parallel=2)) as sandbox:
        sandbox.run(ONE, CALL, LIMITS)
        sandbox.run(Program("def solve(): 1 // 0", "solve"), CALL, LIMITS)
        # A zygote leads a session of its own. (Other sandboxes of this process may be forking a spare child.)
        sessions = {zygote._process.pid for zygote in sandbox._zygotes}
        assert len(members_of(sessions)) >= 2
    assert wait_until(lambda: not members_of(sessions))
    assert open_descriptors() == before


def members_of(sessions):
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, _, session = (folder / "stat").read_text().rsplit(")", 1)[1].split()[:4]
        except OSError:
            continue
        if state != "Z" and int(session) in sessions:
            found.append(folder.name)
    return found


def test_runs_leave_no_descriptor_behind(sandbox):
    programs = [ONE, Program("def solve(): raise SystemExit", "solve"), Program("import os\nos._exit(1)", "solve")]
    for program in programs:
        sandbox.run(program, CALL, LIMITS)
    before = open_descriptors()
    for program in programs * 5:
        sandbox.run(program, CALL, LIMITS)
    assert abs(open_descriptors() - before) <= 5  # a spare child may be held or on its way


def test_a_lost_zygote_is_replaced():
    with Sandbox(SandboxOptions(numpy=False)) as sandbox:
        sandbox._zygotes[0]._process.kill()
        sandbox._zygotes[0]._process.wait()
        assert sandbox.run(ONE, CALL, LIMITS).values == (1,)


def test_a_zygote_lost_during_a_run_is_the_services_fault_and_the_next_run_is_fine():
    with Sandbox(SandboxOptions(numpy=False)) as sandbox:
        timer = threading.Timer(0.2, sandbox._zygotes[0]._process.kill)
        timer.start()
        endless = Program("def solve():\n    while True: pass", "solve")
        outcome = sandbox.run(endless, CALL, Limits(cpu_seconds=60, wall_seconds=60))
        timer.join()
        assert outcome.verdict is Verdict.INTERNAL_ERROR
        assert sandbox.run(ONE, CALL, LIMITS).values == (1,)


def test_where_no_zygote_can_be_started_any_more_the_caller_is_told():
    with Sandbox(SandboxOptions(numpy=False)) as sandbox:
        assert sandbox._interpreter is not None
        sandbox._interpreter = replace(sandbox._interpreter, executable="/nonexistent/python")
        sandbox._zygotes[0]._process.kill()
        sandbox._zygotes[0]._process.wait()
        with pytest.raises(SandboxUnavailable, match="/nonexistent/python"):
            sandbox.run(ONE, CALL, LIMITS)


def test_many_runs_do_not_make_the_parent_grow(sandbox):
    big = Program("def solve(): return 'x' * (4 << 20)", "solve")
    sandbox.run(big, CALL, LIMITS)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(10):
        assert sandbox.run(big, CALL, LIMITS).finished
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 16 * 1024


def test_memory_stays_within_its_limit(run):
    source = "def solve():\n    kept = []\n    while True:\n        kept.append(b'x' * (1 << 16))"
    outcome = run(source, limits=Limits(memory_bytes=64 * MIB))
    assert outcome.verdict is Verdict.MEMORY_LIMIT
    assert outcome.memory_bytes <= (64 + 32) * MIB


@pytest.mark.slow
def test_a_starved_run_is_never_called_a_time_limit(sandbox):
    spinner = [sys.executable, "-I", "-S", "-c", "while True: pass"]
    # Each in a session of its own: the kernel shares the processors between sessions before it shares them within one.
    spinners = [subprocess.Popen(spinner, start_new_session=True) for _ in range(6 * (os.cpu_count() or 1))]
    try:
        source = "import time\ndef solve():\n    end = time.thread_time() + 0.4\n    while time.thread_time() < end: pass\n    return 1"
        outcomes = [
            sandbox.run(Program(source, "solve"), CALL, Limits(cpu_seconds=0.8, wall_seconds=0.8)) for _ in range(5)
        ]
    finally:
        for process in spinners:
            process.send_signal(signal.SIGKILL)
            process.wait()
    assert {outcome.verdict for outcome in outcomes} <= {None, Verdict.STARVED}
    assert Verdict.STARVED in {outcome.verdict for outcome in outcomes}


def test_two_programs_at_once_do_not_mix():
    honest = Program("def solve(x): return ('a', x)", "solve")
    hostile = Program("import socket\ndef solve(x): socket.socket()", "solve")
    with (
        Sandbox(SandboxOptions(numpy=False, parallel=2)) as sandbox,
        sandbox.session(honest, LIMITS) as one,
        sandbox.session(hostile, LIMITS) as other,
    ):
        assert one.call(Call("solve", (1,))).values == (("a", 1),)
        assert other.call(Call("solve", (1,))).verdict is Verdict.FORBIDDEN_OPERATION
        assert one.call(Call("solve", (2,))).values == (("a", 2),)


def test_a_forbidden_call_is_told_of_the_child_that_made_it_and_of_no_other():
    with Sandbox(SandboxOptions(numpy=False)) as sandbox:
        patient = Program("import time\ndef solve(f):\n    f()\n    time.sleep(0.3)\n    return 1", "solve")
        hostile = Program("import socket\ndef solve(): socket.socket()", "solve")
        seen = []

        def attack():
            with sandbox.session(hostile, LIMITS) as session:
                seen.append(session.call(CALL[0]).verdict)

        with sandbox.session(patient, LIMITS) as session:
            outcome = session.call(Call("solve", (Ask(),)), on_ask=lambda _: attack())
        assert outcome.values == (1,)
        assert seen == [Verdict.FORBIDDEN_OPERATION]
