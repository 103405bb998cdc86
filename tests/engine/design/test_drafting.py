import json
from dataclasses import replace

import pytest
from tests.fakes.gemini import fake_gemini
from tests.fakes.loopback import Asked, Reply, says, solves

from algorist.engine.design.drafting import try_draft
from algorist.engine.documents import problem_from_document
from algorist.engine.proposers.llm.choice import ModelChoice
from algorist.engine.proposers.llm.draft import draft_evaluator
from algorist.engine.terms.design import Trouble
from algorist.engine.terms.draft import Draft, DraftBrief, DraftExample

GENERATOR = "import random\ndef generate(size, seed):\n    rng = random.Random(size * 1000 + seed)\n    return ([rng.randint(-9, 9) for _ in range(size)],)\n"
BRUTE = """def best_run(xs):
    best = xs[0]
    for i in range(len(xs)):
        for j in range(i + 1, len(xs) + 1):
            best = max(best, sum(xs[i:j]))
    return best
"""
KADANE = """def best_run(xs):
    best = here = xs[0]
    for x in xs[1:]:
        here = max(x, here + x)
        best = max(best, here)
    return best
"""
DRAFT = Draft(
    title="Best run",
    statement="The largest sum of a non-empty run of neighbours.",
    signature="def best_run(xs: list[int]) -> int",
    examples=(
        DraftExample(args=("[1, -2, 3, 4]",), expected="7"),
        DraftExample(args=("[-5]",), expected="-5", note="one\nelement"),
        DraftExample(args=("[-3, -1, -2]",), expected="-1"),
    ),
    generator=GENERATOR,
    solution=KADANE,
    brute_force=BRUTE,
)
WIRE = {
    "title": DRAFT.title,
    "statement": DRAFT.statement,
    "assumptions": ["A run has at least one element."],
    "signature": DRAFT.signature + ":",
    "examples": [{"args": list(e.args), "expected": e.expected, "note": e.note} for e in DRAFT.examples],
    "checker": "exact",
    "checker_source": "",
    "generator_source": GENERATOR,
    "smallest": 4,
    "largest": 4096,
    "solution_source": KADANE,
}


def outcome(judge, **changes: object):
    report = try_draft(replace(DRAFT, **changes), judge)  # type: ignore[arg-type]
    return report, report.checks[-1]


def test_a_good_draft_passes_all_tests_and_becomes_a_problem(judge):
    report, last = outcome(judge)
    assert report.passed, last
    assert [check.name for check in report.checks] == [
        "readable",
        "examples",
        "generator",
        "oracle",
        "solution",
        "mutants",
        "hostile",
    ]
    assert report.problem is not None
    assert judge.evaluate(report.problem, KADANE).accepted
    assert not judge.evaluate(report.problem, KADANE.replace("here + x", "here - x")).accepted
    assert report.document is not None
    assert problem_from_document(json.loads(json.dumps(report.document))) == report.problem


@pytest.mark.parametrize(
    ("changes", "test", "words"),
    [
        ({"signature": "best_run"}, "readable", "signature"),
        ({"examples": (DraftExample(args=("[1",), expected="1"),)}, "readable", "literal"),
        ({"examples": DRAFT.examples[:2]}, "examples", "three at least"),
        (
            {"examples": (*DRAFT.examples[:2], DraftExample(args=("[2, 2]",), expected="2"))},
            "examples",
            "expected 2, got 4",
        ),
        ({"brute_force": "def best_run(xs):\n    return xs[9]\n"}, "examples", "IndexError"),
        (
            {"generator": "import time\ndef generate(size, seed):\n    return ([time.perf_counter_ns()],)\n"},
            "generator",
            "different inputs",
        ),
        ({"generator": "def generate(size, seed):\n    return ([1],)\n"}, "generator", "inputs differ"),
        (
            {"generator": "def generate(size, seed):\n    return (['a' * size * (seed + 1)],)\n"},
            "generator",
            "is not an int",
        ),
        ({"generator": "def generate(size, seed):\n    return (1, size, seed)\n"}, "generator", "3 arguments"),
        ({"generator": "def generate(size, seed):\n    return 1 // 0\n"}, "generator", "failed"),
        ({"solution": KADANE.replace("best = here = xs[0]", "best = here = 0")}, "solution", "differ"),
        (
            {"checker": "custom", "checker_source": "def check(args, expected, got):\n    return True\n"},
            "mutants",
            "with a small mistake",
        ),
        (
            {
                "checker": "custom",
                "checker_source": "def check(args, expected, got):\n    return {expected: True}[got]\n",
            },
            "mutants",
            "The checker fails",
        ),
    ],
)
def test_a_bad_draft_is_refused_in_words(judge, changes, test, words):
    report, last = outcome(judge, **changes)
    assert not report.passed
    assert last.name == test
    assert words in last.words
    assert words in report.complaints


def test_an_oracle_of_one_answer_is_refused(judge):
    always = "def best_run(xs):\n    return 7\n"
    examples = tuple(DraftExample(args=(text,), expected="7") for text in ("[1]", "[2]", "[3]"))
    _, last = outcome(judge, brute_force=always, solution=always, examples=examples)
    assert (last.name, "answers 7 to all" in last.words) == ("oracle", True)


def drafter(asked: Asked) -> Reply:
    if "slowest and plainest" in asked.prompt:
        assert "[1, -2, 3, 4]" not in asked.prompt
        return solves(BRUTE)
    return says(json.dumps(WIRE))


def test_a_draft_is_asked_for_in_two_questions_that_know_nothing_of_each_other(judge):
    with fake_gemini(drafter) as server:
        draft = draft_evaluator(
            ModelChoice(api_key="k", base_url=server.url), DraftBrief(statement="the best run, please")
        )
    assert isinstance(draft, Draft)
    assert len(server.requests) == 2
    assert draft.assumptions == ("A run has at least one element.",)
    assert draft.brute_force.strip() == BRUTE.strip()
    assert draft.usage.output_tokens == 80
    assert try_draft(draft, judge).passed


@pytest.mark.parametrize("script", [[says("no")], [says(json.dumps(WIRE)), says("no")]])
def test_a_draft_that_cannot_be_read_is_trouble(script):
    with fake_gemini(script) as server:
        draft = draft_evaluator(
            ModelChoice(api_key="k", base_url=server.url, attempts=1), DraftBrief(statement="words")
        )
    assert isinstance(draft, Trouble)
    assert draft.code == "malformed"
