"""Static findings and comparisons."""

from algorist.engine.analysis import Contender, compare, selection_gap, static_findings
from algorist.engine.documents import problem_from_document
from algorist.engine.terms.outcome import CaseResult, Evaluation
from algorist.engine.terms.problem import Direction, Problem, Split
from algorist.engine.terms.verdicts import Verdict

SOURCE = """
import os
import numpy as np
from heapq import heappush


def f(nums, k):
    spare = 3
    for x in nums:
        for y in nums:
            if x < y and k:
                return f(nums[1:], [a for a in nums])
    return np.sum(nums)
"""


def test_size_branching_imports_and_unused_code_are_found():
    found = static_findings(SOURCE, "f")
    assert found.complexity == 6
    assert found.imports == ("heapq", "numpy", "os")
    assert found.foreign_imports == ("numpy",)
    assert {u.name for u in found.unused} == {"os", "heappush", "spare"}
    assert found.recursive == ("f",)
    assert found.deepest_loop == 3
    assert [f.name for f in found.functions] == ["f"]


def test_the_entry_point_and_its_methods_count_as_used():
    source = "class C:\n    def __init__(self):\n        self.n = 0\n    def get(self):\n        return self.n\n"
    assert static_findings(source, "C").unused == ()
    assert {u.name for u in static_findings(source).unused} == {"C", "get"}


def test_what_cannot_be_parsed_says_so():
    assert "cannot be parsed" in static_findings("def f(:\n").problem


def problem() -> Problem:
    return problem_from_document(
        {
            "format": "algorist-problem/1",
            "title": "T",
            "statement": "S",
            "signature": "def f(x: int) -> int",
            "examples": [{"args": [1], "expected": 1}],
        }
    )


def result(
    name: str, verdict: Verdict = Verdict.ACCEPTED, cpu: float = 1.0, split: Split = Split.SELECTION
) -> CaseResult:
    return CaseResult(name=name, split=split, verdict=verdict, cpu_seconds=cpu, memory_bytes=10)


def test_programs_are_timed_on_the_cases_that_all_pass():
    fast = Evaluation(verdict=Verdict.ACCEPTED, results=(result("a"), result("b", cpu=5.0)), passed=2, total=2)
    slow = Evaluation(verdict=Verdict.ACCEPTED, results=(result("a", cpu=3.0), result("b", cpu=5.0)), passed=2, total=2)
    wrong = Evaluation(
        verdict=Verdict.WRONG_ANSWER,
        results=(result("a", cpu=0.1), result("b", Verdict.WRONG_ANSWER)),
        passed=1,
        total=2,
    )
    found = compare(
        problem(),
        [
            Contender(name="fast", evaluation=fast),
            Contender(name="slow", evaluation=slow),
            Contender(name="wrong", evaluation=wrong),
        ],
    )
    assert found.shared_cases == 1
    assert [row.cpu_seconds for row in found.rows] == [1.0, 3.0, 0.1]
    assert found.best["cpu_seconds"] == ("fast",)
    assert found.best["memory_bytes"] == ("fast", "slow")
    assert "score" not in found.best


def test_the_gap_is_positive_where_the_sealed_score_is_worse():
    scored = Evaluation(verdict=Verdict.ACCEPTED, score=3.0, sealed_score=5.0)
    assert selection_gap(scored, Direction.MINIMISE) == 2.0
    assert selection_gap(scored, Direction.MAXIMISE) == -2.0
    cases = (result("a"), result("s", Verdict.WRONG_ANSWER, split=Split.SEALED), result("t", split=Split.SEALED))
    assert selection_gap(Evaluation(verdict=Verdict.WRONG_ANSWER, results=cases), Direction.MAXIMISE) == 0.5
    assert selection_gap(Evaluation(verdict=Verdict.ACCEPTED, results=(result("a"),)), Direction.MAXIMISE) is None
