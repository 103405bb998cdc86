from dataclasses import replace
from typing import Any

import pytest
from tests.engine.proposers.offline.problems import make_function_problem

from algorist.engine.proposers.offline.heuristics.formula_designer import FormulaDesigner
from algorist.engine.proposers.offline.heuristics.formulas import find_form, write_answer
from algorist.engine.terms.design import Brief, Candidate
from algorist.engine.terms.outcome import Evaluation
from algorist.engine.terms.problem import Direction, Evaluator, Kind
from algorist.engine.terms.verdicts import Verdict

ORDER = "solve(items: list[tuple[int, int]]; room: int) -> list[int]"


@pytest.mark.parametrize(
    ("signature", "args", "expected"),
    [
        ("solve(a: float; b: float) -> float", (3.0, 4.0), 3.0),
        ("solve(a: int; b: int) -> int", (3, 4), 3),
        ("solve(xs: list[float]) -> list[float]", ([2.0, 5.0],), [2.0, 5.0]),
        (ORDER, ([(1, 9), (4, 2), (2, 2)], 5), [1, 2, 0]),
    ],
)
def test_a_single_term_is_a_program_of_the_right_form(signature, args, expected):
    problem = make_function_problem(signature, [])
    form: Any = find_form(problem.entry)
    space: dict[str, Any] = {}
    exec(write_answer(problem.entry, form, form.leaves[0]), space)

    assert space["solve"](*args) == expected


def test_what_a_formula_cannot_answer_has_no_form():
    assert find_form(make_function_problem("solve(s: str) -> int", []).entry) is None
    assert find_form(make_function_problem("solve(a: list[int]; b: list[int]) -> list[int]", []).entry) is None


def test_scores_in_the_brief_guide_the_formulas():
    """Rate the first number of each pair: formulas near the sum of both score best."""
    problem = replace(
        make_function_problem("solve(a: float; b: float) -> float", []),
        kind=Kind.OPTIMISATION,
        evaluator=Evaluator(source="", direction=Direction.MINIMISE),
    )
    form: Any = find_form(problem.entry)
    designer = FormulaDesigner(form, seed=1)
    candidates: list[Candidate] = []
    for number in range(1, 120):
        best = sorted(candidates, key=lambda c: c.evaluation.score or 0.0)[:5]
        proposal: Any = designer.propose(Brief(problem=problem, parents=tuple(best)))
        space: dict[str, Any] = {}
        exec(proposal.source, space)
        score = sum(abs(space["solve"](a, b) - a - b) for a, b in [(1.0, 2.0), (5.0, -3.0), (0.5, 8.0)])
        evaluation = Evaluation(verdict=Verdict.ACCEPTED, score=score)
        candidates.append(Candidate(number=number, proposal=proposal, evaluation=evaluation))

    scores = [c.evaluation.score or 0.0 for c in candidates]
    assert len({c.proposal.source for c in candidates}) == len(candidates)
    assert min(scores) < min(scores[:4])
