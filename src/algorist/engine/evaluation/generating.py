"""Cases that a problem leaves to its generator and its reference, made in the sandbox when they are first needed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from algorist.engine.sandbox import CallMode, Program, Sandbox
from algorist.engine.terms.limits import MIB, Limits
from algorist.engine.terms.outcome import Outcome
from algorist.engine.terms.problem import Call, Case, Entry, Problem, Split
from algorist.engine.terms.verdicts import Verdict

_LIMITS = Limits(cpu_seconds=60.0, wall_seconds=300.0, memory_bytes=1024 * MIB)
_ATTEMPTS = 3


class GeneratorFault(Exception):  # noqa: N818 - the judge's word for it
    """The problem's generator or its reference failed; the words say how."""


def generate_calls(sandbox: Sandbox, problem: Problem, asked: Sequence[tuple[int, int]]) -> list[tuple[Call, ...]]:
    """The calls of one case for each (size, seed) that is asked for.

    Raises:
        GeneratorFault: the generator fails, or does not return arguments (for a class, calls).

    """
    if problem.generator is None:
        raise GeneratorFault("the problem has no generator")
    program = Program(problem.generator.source, "generate")
    batch: list[tuple[Call, ...]] = [(Call("generate", pair),) for pair in asked]
    outcomes = _run(sandbox, program, batch, "generator")
    return [_calls(problem.entry, outcome.values[0]) for outcome in outcomes]


def _run(
    sandbox: Sandbox, program: Program, batch: list[tuple[Call, ...]], what: str, mode: CallMode | None = None
) -> list[Outcome]:
    mode = mode or CallMode()
    outcomes = sandbox.run_batch(program, batch, _LIMITS, mode=mode)
    for i, calls in enumerate(batch):
        for _ in range(_ATTEMPTS):
            if outcomes[i].verdict is Verdict.STARVED:
                outcomes[i] = sandbox.run(program, calls, _LIMITS, mode=mode)
        if not outcomes[i].finished:
            verdict = outcomes[i].verdict
            raise GeneratorFault(f"the {what} failed: {verdict.words if verdict else ''}: {outcomes[i].detail}")
    return outcomes


def _calls(entry: Entry, made: Any) -> tuple[Call, ...]:
    if not isinstance(made, (tuple, list)):
        raise GeneratorFault(f"generate(size, seed) returned a {type(made).__name__}; it must return the arguments")
    if not entry.is_class:
        return (Call(entry.name, tuple(made)),)
    two = 2
    if not all(isinstance(call, (list, tuple)) and len(call) == two for call in made):
        raise GeneratorFault('generate(size, seed) must return calls such as [["Name", []], ["method", [1]]]')
    return tuple(Call(str(name), tuple(args)) for name, args in made)


def complete_problem(sandbox: Sandbox, problem: Problem) -> Problem:
    """The problem with its generated cases made; the same problem gives the same cases.

    Raises:
        GeneratorFault: the generator or the reference fails.

    """
    if not problem.generated:
        return problem
    asked: list[tuple[int, int]] = []
    splits: list[Split] = []
    for row in problem.generated:
        for size in row.sizes:
            for i in range(row.count):
                asked.append((size, row.seed + i))
                splits.append(row.split)
    calls = generate_calls(sandbox, problem, asked)
    program = Program(problem.reference, problem.entry.name, is_class=problem.entry.is_class)
    mode = CallMode(judged=problem.checker.judged)
    answers = _run(sandbox, program, calls, "reference", mode)
    made = tuple(
        Case(f"generated {i} (size {size})", call, _expected(problem.entry, answer), split)
        for i, ((size, _), split, call, answer) in enumerate(zip(asked, splits, calls, answers, strict=True), 1)
    )
    return replace(problem, cases=problem.cases + made, generated=())


def _expected(entry: Entry, outcome: Outcome) -> Any:
    return list(outcome.values) if entry.is_class else outcome.values[0]
