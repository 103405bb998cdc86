"""The examples that a designer may see, as plain calls and answers, and how an answer is held against one."""

import ast
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from algorist.engine.sandbox import CallMode, Program, Sandbox
from algorist.engine.terms.design import Brief
from algorist.engine.terms.limits import Limits
from algorist.engine.terms.problem import Call, Case, Checker, CheckerKind, Judged, Problem, Split
from algorist.engine.terms.types import Type
from algorist.engine.terms.verdicts import Verdict

TRIAL_LIMITS = Limits(cpu_seconds=1.0, wall_seconds=6.0, print_bytes=4096)


@dataclass(frozen=True, slots=True)
class Example:
    """One shown case of a function: its arguments and the right answer."""

    args: tuple[Any, ...]
    answer: Any


def shown_cases(problem: Problem) -> tuple[Case, ...]:
    """The cases that a designer may see."""
    return problem.cases_of(Split.EXAMPLE)


def shown_examples(brief: Brief) -> tuple[Example, ...]:
    """The shown cases of a function problem, and what the feedback of earlier candidates adds to them."""
    returns = brief.problem.entry.returns
    known = [
        Example(c.calls[0].args, coerce_answer(c.expected, returns)) for c in shown_cases(brief.problem) if c.calls
    ]
    for example in _from_feedback(brief):
        if all(repr(example.args) != repr(other.args) for other in known):
            known.append(Example(example.args, coerce_answer(example.answer, returns)))
    return tuple(known)


def _from_feedback(brief: Brief) -> list[Example]:
    """Counter-examples: failed cases whose arguments and expected answer were shown in full."""
    evaluations = [c.evaluation for c in brief.parents] + ([brief.feedback] if brief.feedback else [])
    found = []
    for result in (r for e in evaluations for r in e.results):
        if result.verdict is not Verdict.WRONG_ANSWER or result.split is Split.SEALED or not result.args:
            continue
        try:
            args, answer = ast.literal_eval(result.args), ast.literal_eval(result.expected)
        except (ValueError, SyntaxError):  # cut short, or not a literal
            continue
        if isinstance(args, tuple) and len(args) == len(brief.problem.entry.params):
            found.append(Example(args, answer))
    return found


def coerce_answer(answer: Any, returns: Type) -> Any:
    """An expected answer as the signature has it: problem files write tuples and sets as lists."""
    if isinstance(answer, list) and returns.name in {"tuple", "set", "frozenset"}:
        kinds = {"tuple": tuple, "set": set, "frozenset": frozenset}
        inner = returns.args[0] if returns.args else returns
        return kinds[returns.name](coerce_answer(a, inner) for a in answer)
    if isinstance(answer, list) and returns.name == "list" and returns.args:
        return [coerce_answer(a, returns.args[0]) for a in answer]
    return answer


def answers_agree(checker: Checker, got: Any, expected: Any) -> bool:
    """Whether an answer is right under one of the built-in ways of checking."""
    if checker.kind is CheckerKind.UNORDERED and isinstance(got, list | tuple) and isinstance(expected, list | tuple):
        return type(got) is type(expected) and sorted(map(repr, got)) == sorted(map(repr, expected))
    return _same(got, expected, checker if checker.kind is CheckerKind.APPROXIMATE else None)


def _same(got: Any, expected: Any, tolerance: Checker | None) -> bool:
    if isinstance(expected, list | tuple):
        alike = type(got) is type(expected) and len(got) == len(expected)
        return alike and all(_same(g, e, tolerance) for g, e in zip(got, expected, strict=True))
    numbers = isinstance(got, int | float) and isinstance(expected, int | float)
    if numbers and isinstance(got, bool) == isinstance(expected, bool):
        relative, absolute = (tolerance.relative, tolerance.absolute) if tolerance else (1e-12, 0.0)
        exact = got == expected or (got != got and expected != expected)  # noqa: PLR0124 - NaN
        floats = isinstance(got, float) or isinstance(expected, float)
        return bool(exact) or (floats and _close(got, expected, relative, absolute))
    return type(got) is type(expected) and bool(got == expected)


def _close(got: float, expected: float, relative: float, absolute: float) -> bool:
    try:
        return math.isclose(got, expected, rel_tol=relative, abs_tol=absolute)
    except OverflowError:  # an integer beyond all floats
        return False


def fits_examples(problem: Problem, source: str, examples: Sequence[Example], sandbox: Sandbox) -> bool:
    """Whether a whole program answers all the examples rightly, run in the sandbox as the judge will run it."""
    program = Program(source, problem.entry.name)
    cases = [[Call(problem.entry.name, e.args)] for e in examples]
    mode = CallMode(judged=problem.checker.judged)
    outcomes = sandbox.run_batch(program, cases, TRIAL_LIMITS, mode=mode)
    if not all(o.finished for o in outcomes):
        return False
    got = [o.values[0] for o in outcomes]
    return check_answers(problem, examples, got, sandbox)


def check_answers(problem: Problem, examples: Sequence[Example], got: Sequence[Any], sandbox: Sandbox) -> bool:
    """Whether all answers are right, by the problem's own checker (a custom one runs in the sandbox)."""
    if problem.entry.returns.name == "int" and any(isinstance(g, float) for g in got):
        return False  # the judge tells 3.0 from 3 where the signature says int
    if problem.checker.kind is not CheckerKind.CUSTOM:
        return all(answers_agree(problem.checker, g, e.answer) for g, e in zip(got, examples, strict=True))
    checker = Program(problem.checker.source, "check")
    cases = [[Call("check", (e.args, e.answer, g))] for g, e in zip(got, examples, strict=True)]
    outcomes = sandbox.run_batch(checker, cases, TRIAL_LIMITS)
    return all(o.finished and o.values[0] is True for o in outcomes)


def is_in_place(problem: Problem) -> bool:
    """Whether the first argument after the call is judged in place of the answer."""
    return problem.checker.judged is Judged.FIRST_ARGUMENT
