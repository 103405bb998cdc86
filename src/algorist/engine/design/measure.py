"""Which of two candidates is the better: one number list each, larger is better, equal means neither."""

from collections.abc import Callable

from algorist.engine.terms.design import Candidate
from algorist.engine.terms.outcome import Evaluation
from algorist.engine.terms.problem import Direction, Kind, Problem

Quality = tuple[float, ...]
Measure = Callable[[Candidate], Quality]

NOTHING: Quality = (float("-inf"),)


def measure_for(problem: Problem) -> Measure:
    """The measure of a problem: share of cases passed for a function, the score for an optimisation problem."""
    if problem.kind is Kind.OPTIMISATION:
        sign = 1.0 if problem.evaluator is None or problem.evaluator.direction is Direction.MAXIMISE else -1.0
        return lambda candidate: score_quality(candidate.evaluation, sign)
    return lambda candidate: pass_quality(candidate.evaluation)


def pass_quality(evaluation: Evaluation) -> Quality:
    """The share of a problem's cases that passed; a case not run, since an earlier one failed, did not pass."""
    if not evaluation.verdict.is_programs_fault and not evaluation.accepted:
        return NOTHING
    return (evaluation.passed / max(evaluation.total + evaluation.details.get("not_run", 0), 1),)


def score_quality(evaluation: Evaluation, sign: float) -> Quality:
    """Valid on all instances comes before valid on some; among the valid the score decides."""
    if evaluation.score is None:
        return (0.0, evaluation.passed / max(evaluation.total, 1))
    return (1.0, sign * evaluation.score)


def is_solved(problem: Problem, evaluation: Evaluation) -> bool:
    """Whether a search may end: every example and selection case accepted, or the best known score reached."""
    if problem.kind is Kind.FUNCTION:
        return evaluation.accepted and evaluation.total > 0
    evaluator = problem.evaluator
    if evaluator is None or evaluator.best_known is None or evaluation.score is None:
        return False
    if evaluator.direction is Direction.MAXIMISE:
        return evaluation.score >= evaluator.best_known
    return evaluation.score <= evaluator.best_known
