"""A program against the problem's slow reference, on inputs that were made for this and that nobody has seen."""

from dataclasses import replace

from algorist.engine.design.card import CrossCheck
from algorist.engine.evaluation import GeneratorFault, Judge, generate_calls
from algorist.engine.sandbox import CallMode, Program
from algorist.engine.terms.limits import MIB, Limits
from algorist.engine.terms.outcome import Evaluation
from algorist.engine.terms.problem import Call, Case, Problem, Split
from algorist.engine.terms.verdicts import Verdict

SEED = 900_000_007
# Mistakes at the boundaries show on small inputs; a reference is often exponential, so that is where it can answer.
SIZES = (1, 2, 3, 4, 6, 9, 13, 20, 30, 60, 120)
PER_SIZE = 4
LIMITS = Limits(cpu_seconds=1.0, wall_seconds=5.0, memory_bytes=1024 * MIB)


def cross_check(problem: Problem, source: str, judge: Judge) -> CrossCheck | None:
    """Hold a program against the reference on inputs of growing size; None where there is no reference or generator.

    It ends at the first size that the reference cannot answer in a second.
    """
    if not problem.reference or problem.generator is None:
        return None
    cases: list[Case] = []
    sizes: list[int] = []
    seen: set[str] = set()
    reason = ""
    for size in SIZES:
        try:
            made = generate_calls(judge.sandbox, problem, [(size, SEED + i) for i in range(PER_SIZE)])
        except GeneratorFault as fault:
            # Some generators have a smallest size of their own.
            reason = str(fault)
            continue
        made = [calls for calls in {repr(calls): calls for calls in made}.values() if repr(calls) not in seen]
        seen.update(map(repr, made))
        answered, reason = _answer(problem, made, size, judge)
        cases += answered
        sizes += [size] * bool(answered)
        if len(answered) < len(made):
            break
    asked = replace(problem, cases=tuple(cases), generated=())
    answers = len({repr(case.expected) for case in cases})
    found = judge.evaluate(asked, source, (Split.SEALED,)) if cases else Evaluation(verdict=Verdict.ACCEPTED)
    check = _checked(found, tuple(sizes), answers, reason)
    return replace(check, statement=_statement(check, problem))


def _answer(problem: Problem, made: list[tuple[Call, ...]], size: int, judge: Judge) -> tuple[list[Case], str]:
    """The cases that the reference answers, and why it did not answer the next."""
    entry = problem.entry
    program = Program(problem.reference, entry.name, is_class=entry.is_class)
    mode = CallMode(judged=problem.checker.judged)
    cases: list[Case] = []
    for number, calls in enumerate(made, 1):
        outcome = judge.sandbox.run(program, calls, LIMITS, mode=mode)
        if not outcome.finished:
            words = outcome.verdict.words if outcome.verdict else ""
            return cases, f"the reference failed on an input of size {size}: {words} {outcome.detail}".strip()
        expected = list(outcome.values) if entry.is_class else outcome.values[0]
        cases.append(Case(f"cross-check {size}.{number}", calls, expected, Split.SEALED))
    return cases, ""


def _checked(found: Evaluation, sizes: tuple[int, ...], answers: int, reason: str) -> CrossCheck:
    failure = found.first_failure
    words = f"{failure.name}: {failure.verdict.words}" if failure else ""
    return CrossCheck(
        checked=found.total, agreed=found.passed, answers=answers, sizes=sizes, difference=words, reason=reason
    )


def _statement(check: CrossCheck, problem: Problem) -> str:
    """What was compared with what, for a person: all the more where there is no hidden test beside it."""
    hidden = Split.SEALED in {*(case.split for case in problem.cases), *(row.split for row in problem.generated)}
    head = "Besides the hidden tests, it" if hidden else "The problem has no hidden tests; instead the result"
    if not check.checked:
        return f"{head} was to be held against its slow reference, which could not be asked: {check.reason}."
    told = f"{head} was held against its slow reference on {check.checked} inputs made for this, of size "
    told += f"{check.sizes[0]} to {check.sizes[-1]}: "
    if check.agreed == check.checked:
        told += "they agreed on all."
    else:
        told += f"they differ on {check.checked - check.agreed}, first on {check.difference}."
    return f"{told} Larger ones could not be tried: {check.reason}." if check.reason else told
