"""A program against a problem, from verdict to packet."""

from dataclasses import replace
from typing import Any, cast

import pytest

from algorist.engine.documents import problem_from_document
from algorist.engine.evaluation import Judge
from algorist.engine.sandbox import Sandbox, SandboxOptions
from algorist.engine.terms.outcome import Evaluation, Outcome
from algorist.engine.terms.problem import Problem, Split
from algorist.engine.terms.verdicts import Verdict


def function_problem(signature: str = "def f(x: int) -> int", **fields: Any) -> Problem:
    document = {
        "format": "algorist-problem/1",
        "title": "T",
        "statement": "S",
        "signature": signature,
        "examples": [{"args": [1], "expected": 2}],
        "tests": [{"args": [5], "expected": 6}],
        "sealed": [{"args": [7], "expected": 8}],
        "limits": {"cpu_seconds": 0.5, "memory_mib": 64},
    }
    return problem_from_document(document | fields)


def judged(judge: Judge, problem: Problem, source: str) -> Evaluation:
    return judge.evaluate(problem, source)


def test_a_right_program_is_accepted_on_the_open_splits_only(judge: Judge):
    found = judged(judge, function_problem(), "def f(x):\n    return x + 1\n")
    assert found.verdict is Verdict.ACCEPTED
    assert (found.passed, found.total) == (2, 2)
    assert {r.split for r in found.results} == {Split.EXAMPLE, Split.SELECTION}
    assert found.tier == judge.sandbox.tier
    assert found.canonical


def test_a_wrong_answer_says_what_was_asked_expected_and_got(judge: Judge):
    found = judged(judge, function_problem(), "def f(x):\n    return 2\n")
    packet = found.first_failure
    assert packet is not None
    assert found.verdict is Verdict.WRONG_ANSWER
    assert (packet.args, packet.expected, packet.got) == ("5", "6", "2")
    assert packet.difference == "expected 6, got 2"


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("def f(x):\n    return 1 / 0\n", Verdict.RUNTIME_ERROR),
        ("def f(x):\n    while True: pass\n", Verdict.TIME_LIMIT),
        ("def f(x):\n    return [0] * 10**9\n", Verdict.MEMORY_LIMIT),
        ("import nothing_like_it\n", Verdict.LOAD_ERROR),
        ("def f(x) return\n", Verdict.LOAD_ERROR),
        ("def g(x):\n    return x + 1\n", Verdict.LOAD_ERROR),
        ("import os\ndef f(x):\n    os._exit(0)\n", Verdict.EXITED_EARLY),
        ("import socket\ndef f(x):\n    return socket.socket()\n", Verdict.FORBIDDEN_OPERATION),
        ("def f(x):\n    return object()\n", Verdict.WRONG_ANSWER),
        ("def f(x):\n    return True + x if x > 1 else 2.0\n", Verdict.WRONG_ANSWER),
    ],
)
def test_every_way_to_fail_has_its_verdict(judge: Judge, source: str, verdict: Verdict):
    found = judged(judge, function_problem(), source)
    assert found.verdict is verdict
    assert found.passed < found.total


def test_a_fault_shows_the_programs_own_line(judge: Judge):
    packet = judged(judge, function_problem(), "def f(x):\n    y = x\n    return y.z\n").first_failure
    assert packet is not None
    assert packet.fault is not None
    assert packet.fault.line == 3
    assert "return y.z" in packet.fault.traceback


def test_a_program_that_cannot_be_loaded_has_one_result(judge: Judge):
    found = judged(judge, function_problem(), "import nothing_like_it\n")
    assert found.total == 1
    assert found.details == {"not_run": 1}


def test_the_sealed_split_tells_nothing_but_how_it_ended(judge: Judge):
    found = judge.open_sealed(
        function_problem(), "def f(x):\n    print('x is', x)\n    assert x != 7, x\n    return x + 1\n"
    )
    sealed = [r for r in found.results if r.split is Split.SEALED]
    assert [r.verdict for r in sealed] == [Verdict.RUNTIME_ERROR]
    assert (
        "7"
        not in f"{sealed[0].args}{sealed[0].expected}{sealed[0].got}{sealed[0].difference}{sealed[0].stdout}{sealed[0].fault}"
    )


def test_changing_an_argument_is_wrong_where_the_problem_forbids_it(judge: Judge):
    rows = [{"args": [[2, 1]], "expected": 1}]
    fields: dict[str, Any] = {"examples": rows, "tests": [], "sealed": []}
    source = "def f(x):\n    x.sort()\n    return x[0]\n"
    strict = function_problem("def f(x: list[int]) -> int", checker={"may_mutate": False}, **fields)
    lax = function_problem("def f(x: list[int]) -> int", **fields)
    assert "changed" in judged(judge, strict, source).results[0].difference
    assert judged(judge, strict, source).verdict is Verdict.WRONG_ANSWER
    assert judged(judge, lax, source).accepted


def test_the_first_argument_is_judged_where_nothing_is_returned(judge: Judge):
    problem = function_problem(
        "def f(x: list[int]) -> None", examples=[{"args": [[2, 1]], "expected": [1, 2]}], tests=[], sealed=[]
    )
    assert judged(judge, problem, "def f(x):\n    x.sort()\n    return 'anything'\n").accepted
    assert judged(judge, problem, "def f(x):\n    return sorted(x)\n").verdict is Verdict.WRONG_ANSWER


def test_a_generator_is_consumed_where_an_iterator_is_asked_for(judge: Judge):
    problem = function_problem(
        "def f(x: int) -> Iterator[int]", examples=[{"args": [3], "expected": [0, 1, 2]}], tests=[], sealed=[]
    )
    assert judged(judge, problem, "def f(x):\n    yield from range(x)\n").accepted
    assert judged(judge, problem, "def f(x):\n    return iter(range(x + 1))\n").verdict is Verdict.WRONG_ANSWER
    assert judged(judge, problem, "def f(x):\n    while True: yield 1\n").verdict in {
        Verdict.OUTPUT_LIMIT,
        Verdict.TIME_LIMIT,
        Verdict.MEMORY_LIMIT,
    }


def test_a_class_is_judged_call_by_call(judge: Judge):
    problem = function_problem(
        "class C:\n    def __init__(self, n: int) -> None: ...\n    def add(self, k: int) -> int: ...",
        examples=[{"calls": [["C", [1]], ["add", [2]], ["add", [3]]], "expected": [3, 6]}],
        tests=[],
        sealed=[],
    )
    right = "class C:\n    def __init__(self, n): self.n = n\n    def add(self, k):\n        self.n += k\n        return self.n\n"
    assert judged(judge, problem, right).accepted
    wrong = judged(judge, problem, right.replace("+= k", "= self.n * 2 + 1"))
    assert wrong.first_failure is not None
    assert wrong.first_failure.difference == "call 2, add(3): expected 6, got 7"
    assert wrong.first_failure.args == "C(1); add(2); add(3)"


def test_a_known_verdict_is_a_hit_and_nothing_is_run(judge: Judge):
    first = judged(judge, function_problem(), "def f(x):\n    return x + 1\n")
    again = judged(judge, function_problem(), 'def f(x: int) -> int:\n    """Says it."""\n    return x+1  # plus one\n')
    assert not first.cached
    assert again.cached
    assert again.canonical == first.canonical


def test_a_program_that_draws_without_a_seed_gets_the_same_verdict_again():
    source = "import random\nimport numpy\ndef f(x):\n    return [random.random(), float(numpy.random.rand())]\n"
    problem = function_problem(
        "def f(x: int) -> list[float]",
        examples=[{"args": [1], "expected": []}],
        tests=[{"args": [1], "expected": []}],
        sealed=[],
    )
    answers = set()
    for _ in range(2):
        with Sandbox(SandboxOptions()) as own:
            answers |= {result.got for result in judged(Judge(own), problem, source).results}
    assert len(answers) == 1


class Starving:
    """A real sandbox on a machine that lets a program run only at the third try."""

    def __init__(self, sandbox: Sandbox, times: int) -> None:
        self._sandbox = sandbox
        self._left = times
        self.tier = sandbox.tier
        self.allowance, self.cpu_clock = sandbox.allowance, sandbox.cpu_clock

    def run(self, *args: Any, **options: Any) -> Outcome:
        return self._starve(self._sandbox.run(*args, **options))

    def run_batch(self, *args: Any, **options: Any) -> list[Outcome]:
        return [self._starve(outcome) for outcome in self._sandbox.run_batch(*args, **options)]

    def _starve(self, outcome: Outcome) -> Outcome:
        self._left -= 1
        return outcome if self._left < 0 else replace(outcome, verdict=Verdict.STARVED)


def test_a_starved_run_is_tried_again_and_is_never_a_time_limit(sandbox: Sandbox):
    source = "def f(x):\n    return x + 1\n"
    problem = function_problem(tests=[], sealed=[])
    assert Judge(cast("Sandbox", Starving(sandbox, 3))).evaluate(problem, source).accepted
    judge = Judge(cast("Sandbox", Starving(sandbox, 10)))
    assert judge.evaluate(problem, source).verdict is Verdict.STARVED
    assert not judge.evaluate(problem, source).cached


def test_globals_do_not_leak_from_case_to_case(judge: Judge):
    problem = function_problem(tests=[{"args": [5], "expected": 6}, {"args": [1], "expected": 2}])
    assert judged(judge, problem, "seen = []\ndef f(x):\n    seen.append(x)\n    return x + len(seen)\n").accepted


def test_generated_cases_come_from_the_generator_and_the_reference(judge: Judge):
    problem = function_problem(
        reference="def f(x):\n    return x + 1\n",
        generator={"source": "def generate(size, seed):\n    return (size * 100 + seed,)\n"},
        generated=[{"split": "selection", "sizes": [1, 2], "count": 2, "seed": 5}],
    )
    found = judged(judge, problem, "def f(x):\n    return x + 1\n")
    assert found.accepted
    assert [r.args for r in found.results] == ["1", "5", "105", "106", "205", "206"]
    assert judged(judge, problem, "def f(x):\n    return x + (x < 200)\n").verdict is Verdict.WRONG_ANSWER


def test_a_failing_reference_is_an_internal_error_with_words(judge: Judge):
    problem = function_problem(
        reference="def f(x):\n    raise KeyError(x)\n",
        generator={"source": "def generate(size, seed):\n    return (size,)\n"},
        generated=[{"sizes": [1]}],
    )
    found = judged(judge, problem, "def f(x):\n    return x + 1\n")
    assert found.verdict is Verdict.INTERNAL_ERROR
    assert "reference" in found.details["reason"]


CHECKER = "def check(args, expected, got):\n    if got < 0:\n        return 'it is negative'\n    if got == 99:\n        raise KeyError(got)\n    if got == 98:\n        return 3\n    return got % 2 == args[0] % 2\n"


@pytest.mark.parametrize(
    ("answer", "verdict", "words"),
    [
        ("x + 2", Verdict.ACCEPTED, ""),
        ("x + 3", Verdict.WRONG_ANSWER, "the checker refuses the answer"),
        ("-x", Verdict.WRONG_ANSWER, "it is negative"),
        ("None", Verdict.WRONG_ANSWER, "the answer: None is not an int"),
        ("99", Verdict.INTERNAL_ERROR, "the problem's checker failed (runtime error): 99"),
        ("98", Verdict.INTERNAL_ERROR, "the problem's checker returned 3; it must return True, False or a text"),
    ],
)
def test_a_custom_checker_decides_and_its_faults_are_not_the_programs(
    judge: Judge, answer: str, verdict: Verdict, words: str
):
    problem = function_problem(checker={"source": CHECKER}, tests=[], sealed=[])
    found = judged(judge, problem, f"def f(x):\n    return {answer}\n")
    assert found.results[0].verdict is verdict
    assert found.results[0].difference == words
