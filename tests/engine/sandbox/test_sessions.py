import threading
import time

import pytest

from algorist.engine.sandbox import Ask, Cancelled, Program, Refusal, Sandbox, SandboxOptions
from algorist.engine.terms.limits import Limits
from algorist.engine.terms.problem import Call
from algorist.engine.terms.verdicts import Verdict

from .conftest import LIMITS

ENDLESS = Program("def solve():\n    while True: pass", "solve")


def test_a_session_keeps_what_the_program_remembers(sandbox):
    program = Program("seen = []\ndef solve(x):\n    seen.append(x)\n    return len(seen)", "solve")
    with sandbox.session(program, LIMITS) as session:
        assert [session.call(Call("solve", (x,))).values for x in "ab"] == [(1,), (2,)]


def test_an_exception_leaves_a_session_alive(sandbox):
    with sandbox.session(Program("def solve(x): return 1 // x", "solve"), LIMITS) as session:
        assert session.call(Call("solve", (0,))).verdict is Verdict.RUNTIME_ERROR
        assert session.call(Call("solve", (1,))).values == (1,)


def test_a_limit_ends_a_session_for_good(sandbox):
    with sandbox.session(ENDLESS, Limits(cpu_seconds=0.1)) as session:
        first = session.call(Call("solve", ()))
        assert first.verdict is Verdict.TIME_LIMIT
        assert not session.alive
        assert session.call(Call("solve", ())) is first


def test_questions_are_carried_to_the_parent(sandbox):
    asked = []

    def answer(args):
        asked.append(args)
        return args[0] + args[1]

    with sandbox.session(Program("def solve(f): return [f(i, 10) for i in range(3)]", "solve"), LIMITS) as session:
        assert session.call(Call("solve", (Ask(),)), on_ask=answer).values == ([10, 11, 12],)
    assert asked == [(0, 10), (1, 10), (2, 10)]


def test_a_refused_question_is_an_exception_in_the_program(sandbox):
    def refuse(args):
        raise Refusal("that is enough")

    with sandbox.session(Program("def solve(f): return f()", "solve"), LIMITS) as session:
        outcome = session.call(Call("solve", (Ask(),)), on_ask=refuse)
    assert outcome.verdict is Verdict.RUNTIME_ERROR
    assert "that is enough" in outcome.detail


def test_a_program_may_catch_a_refusal(sandbox):
    def refuse(args):
        raise Refusal("no")

    source = "def solve(f):\n    try:\n        f()\n    except Exception as error:\n        return str(error)"
    with sandbox.session(Program(source, "solve"), LIMITS) as session:
        assert session.call(Call("solve", (Ask(),)), on_ask=refuse).values == ("no",)


def test_the_parents_time_is_not_the_programs(sandbox):
    limits = Limits(wall_seconds=2.0)
    with sandbox.session(Program("def solve(f): return f()", "solve"), limits) as session:
        outcome = session.call(Call("solve", (Ask(),)), on_ask=lambda _: time.sleep(2.5))
    assert outcome.finished
    assert outcome.wall_seconds < 2.0


def test_an_evaluator_can_drive_a_candidate_through_the_parent(sandbox):
    candidate = Program("def solve(x): return x * x", "solve")
    evaluator = Program("def score(f): return sum(f(i) for i in range(10))", "score")
    with sandbox.session(candidate, LIMITS) as one, sandbox.session(evaluator, LIMITS) as other:
        outcome = other.call(Call("score", (Ask(),)), on_ask=lambda args: one.call(Call("solve", args)).values[0])
    assert outcome.values == (285,)


def test_an_error_of_the_callers_own_comes_through_and_harms_nothing(sandbox):
    def fail(args):
        raise LookupError("mine")

    with (
        pytest.raises(LookupError, match="mine"),
        sandbox.session(Program("def solve(f): return f()", "solve"), LIMITS) as session,
    ):
        session.call(Call("solve", (Ask(),)), on_ask=fail)
    assert not session.alive
    assert sandbox.run(Program("def solve(): return 1", "solve"), [Call("solve", ())], LIMITS).values == (1,)


def test_threads_share_a_sandbox():
    results = []
    with Sandbox(SandboxOptions(parallel=2, numpy=False)) as sandbox:

        def work(number):
            outcome = sandbox.run(Program("def solve(n): return n * 2", "solve"), [Call("solve", (number,))], LIMITS)
            results.append((number, outcome.values))

        threads = [threading.Thread(target=work, args=(number,)) for number in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(results) == [(number, (number * 2,)) for number in range(12)]


def test_cancel_interrupts_what_runs_and_what_waits():
    with Sandbox(SandboxOptions(numpy=False)) as sandbox:
        caught = []

        def work():
            try:
                sandbox.run(ENDLESS, [Call("solve", ())], Limits(cpu_seconds=60, wall_seconds=60))
            except Cancelled:
                caught.append(time.monotonic())

        threads = [threading.Thread(target=work) for _ in range(3)]
        for thread in threads:
            thread.start()
        time.sleep(0.2)
        sandbox.cancel()
        for thread in threads:
            thread.join(5)
        assert len(caught) == 3
        with pytest.raises(Cancelled):
            sandbox.run(ENDLESS, [Call("solve", ())], LIMITS)
        sandbox.reset()
        assert sandbox.run(Program("def solve(): return 1", "solve"), [Call("solve", ())], LIMITS).values == (1,)


def test_what_each_call_of_a_session_prints_is_told_with_that_call(sandbox):
    program = Program("def solve(n):\n    print('x' * n)\n    return n", "solve")
    limits = Limits(print_bytes=200_000)
    with sandbox.session(program, limits) as session:
        told = [session.call(Call("solve", (n,))).stdout for n in (1, 65_535, 0, 150_000, 2)]
    assert [len(text) for text in told] == [2, 65_536, 1, 150_001, 3]


def test_a_session_knows_its_peak_when_a_call_was_too_short_to_be_asked(sandbox):
    program = Program("held = []\ndef solve(n):\n    held.append(bytearray(n))\n    return n", "solve")
    with sandbox.session(program, LIMITS) as session:
        before = session.call(Call("solve", (1,))).memory_bytes
        for _ in range(3):
            session.call(Call("solve", (16 << 20,)))
        assert session.peak_bytes() - before >= 40 << 20
