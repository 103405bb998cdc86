"""Scoring: instances, oracles, plays, baselines, and what happens when either side fails."""

from typing import Any

import pytest

from algorist.engine.documents import problem_from_document
from algorist.engine.evaluation import Judge
from algorist.engine.sandbox import Cancelled, Sandbox, SandboxOptions
from algorist.engine.terms.problem import Problem, Split
from algorist.engine.terms.verdicts import Verdict

NUMBERS = """
def instances(split, seed):
    if split == "shift":
        return {"large": [100], "small": [1, 2]}
    return {"example": [3], "selection": [10, 20], "sealed": [30]}[split]

def score(limit, answer):
    if answer > limit:
        raise Invalid(f"{answer} is above {limit}")
    return answer
"""


def problem(source: str = NUMBERS, signature: str = "def f(limit: int) -> int", **fields: Any) -> Problem:
    evaluator = {"source": source, "direction": "maximise"} | fields
    return problem_from_document(
        {
            "format": "algorist-problem/1",
            "title": "T",
            "statement": "S",
            "signature": signature,
            "limits": {"cpu_seconds": 0.5, "memory_mib": 64},
            "evaluator": evaluator,
        }
    )


def test_the_score_is_the_mean_over_the_selection_instances(judge: Judge):
    found = judge.open_sealed(problem(), "def f(limit):\n    return limit - 1\n")
    assert found.verdict is Verdict.ACCEPTED
    assert found.score == 14
    assert found.sealed_score == 29
    assert [(r.name, r.score, r.args) for r in found.results] == [
        ("example 1", 2, "3"),
        ("selection 1", 9, "10"),
        ("selection 2", 19, "20"),
        ("sealed 1", 29, ""),
    ]


def test_an_invalid_answer_says_why_and_takes_the_score_away(judge: Judge):
    found = judge.evaluate(problem(), "def f(limit):\n    return 15\n")
    assert found.verdict is Verdict.INVALID_SOLUTION
    assert found.score is None
    assert found.results[0].difference == "15 is above 3"


def test_an_answer_of_the_wrong_type_never_reaches_the_evaluator(judge: Judge):
    found = judge.evaluate(problem(), "def f(limit):\n    return None\n")
    assert found.verdict is Verdict.INVALID_SOLUTION
    assert found.results[0].difference == "the answer: None is not an int"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("return float('nan')", "the score is nan, which is not a finite number"),
        ("return float('inf')", "the score is inf, which is not a finite number"),
        ("return True", "the score is True, which is not a number"),
        ("return '3'", "the score is '3', which is not a number"),
        ("return None", "the score is None, which is not a number"),
        ("return 10**400", "which is not a finite number"),
        ("return 1 // 0", "the evaluator failed at its line 4: ZeroDivisionError"),
        ("while True: pass", "the evaluator failed: time limit"),
    ],
)
def test_a_fault_of_the_evaluator_is_an_internal_error_with_words(
    judge: Judge, monkeypatch: pytest.MonkeyPatch, body: str, words: str
):
    monkeypatch.setattr("algorist.engine.evaluation.evaluator._LIMITS", problem().limits)
    source = f"def instances(split, seed):\n    return [1, 2]\ndef score(instance, answer):\n    {body}\n"
    found = judge.evaluate(problem(source), "def f(limit):\n    return 1\n")
    assert found.verdict is Verdict.INTERNAL_ERROR
    assert words in found.results[0].difference
    assert not found.verdict.is_programs_fault


def test_an_evaluator_without_instances_is_an_internal_error(judge: Judge):
    broken = judge.evaluate(
        problem("def instances(split, seed):\n    raise KeyError(split)\ndef score(i, a): pass\n"),
        "def f(limit):\n    return 1\n",
    )
    assert broken.verdict is Verdict.INTERNAL_ERROR
    assert "KeyError: 'example'" in broken.details["reason"]


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("def f(limit):\n    return 1 // 0\n", Verdict.RUNTIME_ERROR),
        ("def f(limit):\n    while True: pass\n", Verdict.TIME_LIMIT),
        ("def f(limit) return\n", Verdict.LOAD_ERROR),
        ("import os\ndef f(limit):\n    os._exit(0)\n", Verdict.EXITED_EARLY),
    ],
)
def test_a_failing_program_is_told_as_in_any_problem(judge: Judge, source: str, verdict: Verdict):
    found = judge.evaluate(problem(), source)
    assert found.verdict is verdict
    assert found.score is None


def test_exact_scores_are_added_exactly(judge: Judge):
    source = "from fractions import Fraction\ndef instances(split, seed):\n    return [3] * 30\ndef score(i, a):\n    return Fraction(1, 30)\n"
    assert judge.evaluate(problem(source), "def f(limit):\n    return 1\n").score == 1 / 30


def test_baselines_are_run_on_the_same_instances(judge: Judge):
    rows = [
        {"name": "half", "source": "def f(limit):\n    return limit // 2\n"},
        {"name": "paper", "score": 14.5},
        {"name": "wrong", "source": "def f(limit):\n    return limit + 1\n"},
    ]
    asked = problem(baselines=rows, best_known=15, best_known_source="me")
    half, paper, wrong = judge.baselines(asked, tuple(Split))
    assert (half.score, half.sealed_score) == (7.5, 15)
    assert paper.score == 14.5
    assert paper.evaluation is None
    assert wrong.score is None
    found = judge.evaluate(asked, "def f(limit):\n    return limit\n")
    assert [r.baseline_score for r in found.results] == [1, 5, 10]


def test_the_shift_test_shows_groups_beside_the_baselines(judge: Judge):
    asked = problem(baselines=[{"name": "half", "source": "def f(limit):\n    return limit // 2\n"}])
    large, small = judge.shift_test(asked, "def f(limit):\n    return limit if limit < 50 else limit + 1\n")
    assert (large.name, large.score, large.baselines) == ("large", None, (("half", 50.0),))
    assert (small.name, small.score, small.baselines) == ("small", 1.5, (("half", 0.5),))


ORACLE = """
def instances(split, seed):
    return [{"budget": 3, "secret": 5}]

def oracle(instance):
    asked = [0]
    def f(x):
        asked[0] += 1
        if asked[0] > instance["budget"]:
            raise Invalid("the budget is spent")
        return abs(x - instance["secret"])
    f.asked = asked
    return f

def score(instance, answer, f):
    return -abs(answer - instance["secret"]) - f.asked[0] / 100
"""
ORACLE_SIGNATURE = "def f(ask: Callable[[int], int], budget: int) -> int"


def test_an_oracle_answers_and_counts_in_its_own_process(judge: Judge):
    asked = problem(ORACLE, ORACLE_SIGNATURE)
    found = judge.evaluate(asked, "def f(ask, budget):\n    a, b = ask(0), ask(1)\n    return a if b < a else -a\n")
    assert found.accepted, found
    assert found.score == -0.02


def test_an_oracle_refuses_beyond_the_budget_and_the_program_may_catch_it(judge: Judge):
    asked = problem(ORACLE, ORACLE_SIGNATURE)
    greedy = judge.evaluate(asked, "def f(ask, budget):\n    return min(range(100), key=ask)\n")
    assert greedy.verdict is Verdict.RUNTIME_ERROR
    assert "the budget is spent" in greedy.results[0].difference
    careful = "def f(ask, budget):\n    best = []\n    try:\n        for x in range(100):\n            best.append((ask(x), x))\n    except Exception:\n        return min(best)[1]\n"
    assert judge.evaluate(asked, careful).score == -3.04


def test_a_program_cannot_forge_what_the_oracle_knows(judge: Judge):
    asked = problem(ORACLE, ORACLE_SIGNATURE)
    forger = "import gc\ndef f(ask, budget):\n    for thing in gc.get_objects():\n        if isinstance(thing, dict) and thing.get('secret'):\n            return thing['secret']\n    return 10**6\n"
    found = judge.evaluate(asked, forger)
    assert found.score == -(10**6) + 5


PLAY = """
def instances(split, seed):
    return [[3, 1, 2], [5, 4]]

def play(items, candidate):
    held = []
    for item in items:
        held = candidate(item, held)
    return held

def score(items, answer):
    if sorted(answer) != sorted(items):
        raise Invalid("something is lost")
    return sum(a <= b for a, b in zip(answer, answer[1:]))
"""
PLAY_SIGNATURE = "def f(item: int, held: list[int]) -> list[int]"


def test_a_play_calls_the_program_as_often_as_it_likes(judge: Judge):
    found = judge.evaluate(
        problem(PLAY, PLAY_SIGNATURE),
        "import bisect\ndef f(item, held):\n    bisect.insort(held, item)\n    return held\n",
    )
    assert found.score == 1.5
    assert found.results[0].got == "[1, 2, 3]"


@pytest.mark.parametrize(
    ("source", "verdict", "words"),
    [
        ("def f(item, held):\n    return held\n", Verdict.INVALID_SOLUTION, "something is lost"),
        ("def f(item, held):\n    return item\n", Verdict.INVALID_SOLUTION, "the answer: 3 is not a list"),
        ("def f(item, held):\n    raise KeyError(item)\n", Verdict.RUNTIME_ERROR, "KeyError: 3"),
        ("def f(item, held):\n    while held: pass\n    return [item]\n", Verdict.TIME_LIMIT, "CPU time"),
        ("import os\ndef f(item, held):\n    os._exit(3)\n", Verdict.EXITED_EARLY, ""),
    ],
)
def test_a_program_that_fails_in_a_play_is_charged_and_not_the_evaluator(
    judge: Judge, source: str, verdict: Verdict, words: str
):
    found = judge.evaluate(problem(PLAY, PLAY_SIGNATURE), source)
    assert found.verdict is verdict
    assert words in found.results[0].difference


DEEP = "x = [1]\n    for _ in range(250):\n        x = [x]\n"


def test_values_nested_too_deeply_are_refused_on_every_way(judge: Judge):
    anything = "def f(limit: Any) -> Any"
    deep_answer = judge.evaluate(problem(NUMBERS, anything), f"def f(limit):\n    {DEEP}    return x\n")
    assert deep_answer.verdict.is_programs_fault
    assert "nested deeper" in deep_answer.results[0].difference
    question = judge.evaluate(problem(ORACLE, ORACLE_SIGNATURE), f"def f(ask, budget):\n    {DEEP}    return ask(x)\n")
    assert question.verdict is Verdict.RUNTIME_ERROR
    oracle = (
        ORACLE.replace('return abs(x - instance["secret"])', f"{DEEP}        return x")
        .replace("    for _ in", "        for _ in")
        .replace("        x = [x]", "            x = [x]")
    )
    told = judge.evaluate(problem(oracle, ORACLE_SIGNATURE), "def f(ask, budget):\n    return ask(1)\n")
    assert told.verdict is Verdict.INTERNAL_ERROR


@pytest.mark.parametrize(
    "body",
    [
        "_Judge.told = lambda self, work: 7",
        "_Judge.told = lambda self, work: ['value']",
        "globals()['_judge'] = None; raise KeyError",
        "import os; os._exit(0)",
        "raise SystemExit",
    ],
)
def test_an_evaluator_that_breaks_its_surroundings_is_an_internal_error(judge: Judge, body: str):
    source = f"def instances(split, seed):\n    return [1, 2]\ndef score(instance, answer):\n    {body}\n    return 1\n"
    found = judge.evaluate(problem(source), "def f(limit):\n    return 1\n")
    assert found.verdict is Verdict.INTERNAL_ERROR
    assert judge.evaluate(problem(), "def f(limit):\n    return 1\n").accepted


def test_a_play_drives_a_class(judge: Judge):
    source = """
def instances(split, seed):
    return [4]

def play(n, candidate):
    candidate.new(n)
    return [candidate.add(i) for i in range(n)]

def score(n, answer):
    return answer[-1]
"""
    signature = "class C:\n    def __init__(self, n: int) -> None: ...\n    def add(self, k: int) -> int: ..."
    program = "class C:\n    def __init__(self, n):\n        self.total = n\n    def add(self, k):\n        self.total += k\n        return self.total\n"
    assert judge.evaluate(problem(source, signature), program).score == 10


def test_the_cpu_limit_is_for_all_calls_of_a_play_together(judge: Judge):
    source = PLAY.replace("[[3, 1, 2], [5, 4]]", "[list(range(40))]")
    slow = "import time\ndef f(item, held):\n    end = time.thread_time() + 0.05\n    while time.thread_time() < end:\n        pass\n    return held + [item]\n"
    found = judge.evaluate(problem(source, PLAY_SIGNATURE), slow)
    assert found.verdict is Verdict.TIME_LIMIT
    assert found.cpu_seconds < 2.0


def test_instances_come_from_the_splits_and_the_judges_seed(sandbox: Sandbox):
    source = "import random\ndef instances(split, seed):\n    return [random.Random(seed).randrange(10**9)]\ndef score(i, a):\n    return i\n"
    program = "def f(limit):\n    return 1\n"
    zero, again, one = (Judge(sandbox, seed=seed).open_sealed(problem(source), program) for seed in (0, 0, 1))
    assert zero.score == again.score
    assert len({zero.score, zero.sealed_score, zero.results[0].score, one.score}) == 4


def test_cancelling_a_sandbox_is_heard_in_the_midst_of_scoring():
    with Sandbox(SandboxOptions()) as own:
        own.cancel()
        with pytest.raises(Cancelled):
            Judge(own).evaluate(problem(), "def f(limit):\n    return 1\n")
