"""What a designer may see: the examples in full, the selection cases as verdicts only, nothing sealed, no reference."""

from dataclasses import replace

from algorist.engine.terms.design import Candidate
from algorist.engine.terms.outcome import CaseResult, Evaluation
from algorist.engine.terms.problem import Problem, Split


def shown_problem(problem: Problem) -> Problem:
    """The problem without its selection and sealed cases, the way these are made, and its reference."""
    return replace(problem, cases=problem.cases_of(Split.EXAMPLE), generated=(), reference="")


def shown_evaluation(evaluation: Evaluation) -> Evaluation:
    """The evaluation without sealed results; of a selection case only its verdict, its costs and its score stay."""
    results = tuple(_shown(r, number) for number, r in enumerate(evaluation.results, 1) if r.split is not Split.SEALED)
    return replace(evaluation, results=results, sealed_score=None, details={})


def shown_candidate(candidate: Candidate) -> Candidate:
    """The candidate as another designer may see it."""
    proposal = replace(candidate.proposal, prompt="", reply="")
    return replace(candidate, proposal=proposal, evaluation=shown_evaluation(candidate.evaluation))


def _shown(result: CaseResult, number: int) -> CaseResult:
    if result.split is Split.EXAMPLE:
        return result
    # A fault's message may quote the case's arguments; its class and line say enough to mend the program.
    fault = result.fault and replace(result.fault, message="", traceback="")
    return replace(
        result, name=f"hidden case {number}", args="", expected="", got="", difference="", stdout="", fault=fault
    )
