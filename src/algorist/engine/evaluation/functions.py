"""Judging a function problem: each case run, each answer held against what is expected."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from algorist.engine.evaluation.comparing import difference
from algorist.engine.evaluation.literals import short_literal
from algorist.engine.sandbox import CallMode, Program, Sandbox
from algorist.engine.terms.limits import MIB, Limits
from algorist.engine.terms.outcome import CaseResult, Fault, Outcome
from algorist.engine.terms.problem import Call, Case, CheckerKind, Entry, Judged, Problem, Split
from algorist.engine.terms.types import Type, mismatch
from algorist.engine.terms.values import EncodingError, encode
from algorist.engine.terms.verdicts import Verdict

MOST_ATTEMPTS = 3
_CHUNK = 32
# After so many cases that used up a limit, the rest are not run: they would only cost the same again.
_MOST_EXHAUSTED = 3
_EXHAUSTING = {Verdict.TIME_LIMIT, Verdict.MEMORY_LIMIT}
_CHECKER_LIMITS = Limits(cpu_seconds=10.0, wall_seconds=60.0, memory_bytes=512 * MIB)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a checker made of one answer."""

    verdict: Verdict
    words: str = ""


ACCEPTED = Opinion(Verdict.ACCEPTED)


def judge_cases(sandbox: Sandbox, problem: Problem, source: str, cases: Sequence[Case]) -> list[CaseResult]:
    """The results of the cases that were run, in order.

    All are run, but for two reasons to stop: the program cannot be loaded, or several cases used up a limit.
    """
    program = Program(source, problem.entry.name, is_class=problem.entry.is_class)
    results: list[CaseResult] = []
    start = 0
    while start < len(cases):
        chunk = cases[start : start + (_CHUNK if start else 4)]
        outcomes = run_cases(sandbox, program, problem, chunk)
        opinions = _opinions(sandbox, problem, chunk, outcomes)
        results += [_result(problem, *parts) for parts in zip(chunk, outcomes, opinions, strict=True)]
        if _is_hopeless(results):
            break
        start += len(chunk)
    return _until_hopeless(results)


def _is_hopeless(results: list[CaseResult]) -> bool:
    exhausted = sum(result.verdict in _EXHAUSTING for result in results)
    return exhausted >= _MOST_EXHAUSTED or any(result.verdict is Verdict.LOAD_ERROR for result in results)


def _until_hopeless(results: list[CaseResult]) -> list[CaseResult]:
    """A program that cannot be loaded has one result: the others say the same."""
    failed = next((i for i, result in enumerate(results) if result.verdict is Verdict.LOAD_ERROR), None)
    return results if failed is None else results[: failed + 1]


def run_cases(sandbox: Sandbox, program: Program, problem: Problem, cases: Sequence[Case]) -> list[Outcome]:
    """Run cases of one program, many in a child where that is safe; a starved run is tried again, alone."""
    judged = problem.checker.judged
    watch = not problem.checker.may_mutate and judged is Judged.RETURN and not problem.entry.is_class
    mode = CallMode(judged=judged, watch_arguments=watch)
    outcomes = sandbox.run_batch(program, [case.calls for case in cases], problem.limits, mode=mode)
    for i, case in enumerate(cases):
        for _ in range(MOST_ATTEMPTS):
            if outcomes[i].verdict is not Verdict.STARVED:
                break
            outcomes[i] = sandbox.run(program, case.calls, problem.limits, mode=mode)
    return outcomes


def _opinions(sandbox: Sandbox, problem: Problem, cases: Sequence[Case], outcomes: Sequence[Outcome]) -> list[Opinion]:
    found = [_opinion(problem, case, outcome) for case, outcome in zip(cases, outcomes, strict=True)]
    if problem.checker.kind is not CheckerKind.CUSTOM:
        return found
    asked = [i for i, opinion in enumerate(found) if opinion.verdict is Verdict.ACCEPTED]
    answers = _ask_checker(sandbox, problem, [(cases[i], outcomes[i]) for i in asked])
    for i, answer in zip(asked, answers, strict=True):
        found[i] = answer
    return found


def _opinion(problem: Problem, case: Case, outcome: Outcome) -> Opinion:
    """What can be said without a custom checker: how the run ended, mutation, types and equality."""
    if outcome.verdict is not None:
        return Opinion(outcome.verdict, outcome.detail)
    if outcome.mutated:
        return Opinion(Verdict.WRONG_ANSWER, "the arguments were changed, which this problem forbids")
    if len(outcome.values) != max(1, len(case.calls) - 1):
        return Opinion(Verdict.INTERNAL_ERROR, f"the sandbox gave {len(outcome.values)} answers")
    compare = _class_difference if problem.entry.is_class else _function_difference
    words = compare(problem, case, outcome.values)
    return ACCEPTED if words is None else Opinion(Verdict.WRONG_ANSWER, words)


def _function_difference(problem: Problem, case: Case, values: tuple[Any, ...]) -> str | None:
    if problem.checker.kind is CheckerKind.CUSTOM:
        return unfit(values[0], problem.answer_type)
    return difference(case.expected, values[0], problem.answer_type, problem.checker)


def _class_difference(problem: Problem, case: Case, values: tuple[Any, ...]) -> str | None:
    """Where the first method's answer parts from what is expected, such as `call 3, get(1): expected 5, got 4`."""
    returns = {method.name: method.returns for method in problem.entry.methods}
    for i, call in enumerate(case.calls[1:]):
        if problem.checker.kind is CheckerKind.CUSTOM:
            words = unfit(values[i], returns[call.name])
        else:
            words = difference(case.expected[i], values[i], returns[call.name], problem.checker)
        if words is not None:
            return f"call {i + 1}, {call_words(call)}: {words}"
    return None


def unfit(value: Any, kind: Type) -> str | None:
    """Why an answer cannot be handed to a checker or an evaluator: its type is wrong, or it is nested too deeply."""
    try:
        encode(value)
    except EncodingError as error:
        return f"the answer is {error}"
    return mismatch(value, kind, "the answer")


def call_words(call: Call, width: int = 60) -> str:
    """A call as a person writes it, such as `get(1)`."""
    return f"{call.name}({', '.join(short_literal(arg, width) for arg in call.args)})"


def _ask_checker(sandbox: Sandbox, problem: Problem, answered: list[tuple[Case, Outcome]]) -> list[Opinion]:
    """What the problem's own checker says, in a child that never sees the program; its faults are not the program's."""
    if not answered:
        return []
    program = Program(problem.checker.source, "check")
    is_class = problem.entry.is_class
    calls = []
    for case, outcome in answered:
        args: Any = [[call.name, list(call.args)] for call in case.calls] if is_class else case.calls[0].args
        got: Any = list(outcome.values) if is_class else outcome.values[0]
        calls.append((Call("check", (args, case.expected, got)),))
    outcomes = sandbox.run_batch(program, calls, _CHECKER_LIMITS)
    for i, call in enumerate(calls):
        if outcomes[i].verdict is Verdict.STARVED:
            outcomes[i] = sandbox.run(program, call, _CHECKER_LIMITS)
    return [_checker_opinion(outcome) for outcome in outcomes]


def _checker_opinion(outcome: Outcome) -> Opinion:
    if not outcome.finished:
        told = outcome.fault.message if outcome.fault else outcome.detail
        ended = outcome.verdict.words if outcome.verdict else ""
        return Opinion(Verdict.INTERNAL_ERROR, f"the problem's checker failed ({ended}): {told}".strip(": "))
    answer = outcome.values[0]
    if answer is True:
        return ACCEPTED
    if answer is False:
        return Opinion(Verdict.WRONG_ANSWER, "the checker refuses the answer")
    if isinstance(answer, str):
        return Opinion(Verdict.WRONG_ANSWER, answer[:500])
    words = f"the problem's checker returned {short_literal(answer, 60)}; it must return True, False or a text"
    return Opinion(Verdict.INTERNAL_ERROR, words)


def _result(problem: Problem, case: Case, outcome: Outcome, opinion: Opinion) -> CaseResult:
    result = CaseResult(
        name=case.name,
        split=case.split,
        verdict=opinion.verdict,
        args=case_words(case, problem.entry),
        expected=short_literal(case.expected),
        got=_got_words(problem.entry, outcome),
        difference=opinion.words,
        fault=outcome.fault,
        cpu_seconds=outcome.cpu_seconds,
        wall_seconds=outcome.wall_seconds,
        memory_bytes=outcome.memory_bytes,
        stdout=outcome.stdout[:2000],
    )
    return seal(result) if case.split is Split.SEALED else result


def case_words(case: Case, entry: Entry) -> str:
    """What a case calls, as short Python."""
    if entry.is_class:
        return _joined((call_words(call) for call in case.calls), "; ")
    return _joined((short_literal(arg) for arg in case.calls[0].args), ", ")


def _joined(parts: Iterable[str], between: str, width: int = 600) -> str:
    text = between.join(parts)
    return text if len(text) <= width else text[: width - 1] + "…"


def _got_words(entry: Entry, outcome: Outcome) -> str:
    if not outcome.finished or not outcome.values:
        return ""
    return short_literal(list(outcome.values) if entry.is_class else outcome.values[0])


def seal(result: CaseResult) -> CaseResult:
    """A result that tells nothing of a sealed case but how it ended."""
    fault = result.fault
    bare = Fault(fault.kind, "", "", fault.line) if fault else None
    return replace(result, args="", expected="", got="", difference="", stdout="", fault=bare)
