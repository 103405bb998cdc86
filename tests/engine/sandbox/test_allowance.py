"""CPU seconds that a piece of work may use, its runs in the sandbox included."""

import pytest

from algorist.engine.sandbox import AllowanceUsed, Program, Sandbox
from algorist.engine.terms.limits import Limits
from algorist.engine.terms.problem import Call
from algorist.engine.terms.verdicts import Verdict

SPIN = """
import time
def spin(seconds):
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
    return seconds
"""
PROGRAM = Program(SPIN, "spin")
LIMITS = Limits(cpu_seconds=1.0, wall_seconds=60.0)


def spin(seconds: float) -> list[Call]:
    return [Call("spin", (seconds,))]


def test_the_clock_counts_programs_in_runs_batches_and_sessions(sandbox: Sandbox):
    began = sandbox.cpu_clock()
    sandbox.run(PROGRAM, spin(0.2), LIMITS)
    sandbox.run_batch(PROGRAM, [spin(0.1), spin(0.1)], LIMITS)
    with sandbox.session(PROGRAM, LIMITS) as session:
        session.call(spin(0.2)[0])
    assert 0.6 <= sandbox.cpu_clock() - began < 2.0


def test_work_that_fits_its_allowance_is_untouched(sandbox: Sandbox):
    with sandbox.allowance(5.0):
        assert sandbox.run(PROGRAM, spin(0.1), LIMITS).values == (0.1,)
        assert sandbox.run(PROGRAM, spin(9.0), LIMITS).verdict is Verdict.TIME_LIMIT


@pytest.mark.parametrize("way", ["run", "batch", "session"])
def test_work_beyond_its_allowance_is_ended_and_no_program_is_blamed(way: str, sandbox: Sandbox):
    began = sandbox.cpu_clock()
    with pytest.raises(AllowanceUsed), sandbox.allowance(0.5):  # noqa: PT012 - which run ends it is not known
        if way == "run":
            for _ in range(9):
                sandbox.run(PROGRAM, spin(0.4), LIMITS)
        elif way == "batch":
            sandbox.run_batch(PROGRAM, [spin(0.4)] * 9, LIMITS)
        else:
            with sandbox.session(PROGRAM, LIMITS) as session:
                for _ in range(9):
                    session.call(spin(0.4)[0])
    assert sandbox.cpu_clock() - began < 1.5  # of the 3.6 that were asked for
    assert sandbox.run(PROGRAM, spin(0.1), LIMITS).values == (0.1,)


def test_an_allowance_within_another_cannot_be_larger(sandbox: Sandbox):
    with pytest.raises(AllowanceUsed), sandbox.allowance(0.3), sandbox.allowance(60.0):
        sandbox.run(PROGRAM, spin(0.9), LIMITS)
    with pytest.raises(AllowanceUsed), sandbox.allowance(0.3), sandbox.allowance(None):
        sandbox.run(PROGRAM, spin(0.9), LIMITS)
