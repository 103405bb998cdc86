"""Records a program on an optimisation problem's first example: what it was asked, and what it asked.

The evaluator keeps its instance, as when it judges; the questions that the program puts to its oracle, and the answers,
come into the trace as they are given. Afterwards a fresh oracle is asked for the values around the best point found, so
that what the program cannot see can be shown beside what it saw.
"""

import math
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from typing import Any

from algorist.engine.evaluation.evaluator import EvaluatorFault, InvalidAnswer, LiveEvaluator, live_evaluator
from algorist.engine.evaluation.optimisation import SPLIT_SEEDS
from algorist.engine.sandbox import Ask, Program, Refusal, Sandbox
from algorist.engine.terms.problem import Call, Entry, Problem, Split
from algorist.engine.tracing.record import record
from algorist.engine.tracing.trace import Caps, Trace, pack_trace

_FIRST = 0
_MOST_PLAYED = 40
_SIDE = 32  # values along each side of the slice
_PLANE = 2

Question = tuple[list[float], float]


def record_instance(
    problem: Problem, source: str, sandbox: Sandbox, caps: Caps | None = None, args: Sequence[Any] | None = None
) -> Trace | None:
    """The run on the first instance of the example split; `args` in place of the instance's own, `...` for its oracle.

    Of an evaluator that plays with the program the first calls are recorded. None when there is no instance.

    Raises:
        EvaluatorFault: the evaluator failed.

    """
    assert problem.evaluator is not None
    with ExitStack() as stack:
        evaluator = stack.enter_context(live_evaluator(sandbox, problem.evaluator))
        if not evaluator.open(Split.EXAMPLE, SPLIT_SEEDS[Split.EXAMPLE]):
            return None
        if evaluator.plays:
            calls = _played_calls(problem, source, sandbox)
            return record(source, calls, sandbox, caps, label="example 1") if calls else None
        call = Call(problem.entry.name, _arguments(evaluator, problem.entry, args))
        asked: list[Question] = []
        trace = record(source, call, sandbox, caps, label="example 1", on_ask=lambda a: _answer(evaluator, a, asked))
        landscape = _slice_landscape(evaluator, problem.entry, asked)
    return pack_trace(trace.header, trace.ndjson.splitlines()[1:-1], {**trace.end, **landscape})


def _arguments(evaluator: LiveEvaluator, entry: Entry, given: Sequence[Any] | None) -> tuple[Any, ...]:
    names = [p.name for p in entry.params if p.type.name != "Callable"]
    own = iter(evaluator.arguments(_FIRST, names))  # makes the oracle too
    if given is not None:
        return tuple(Ask() if value is ... else value for value in given)
    return tuple(Ask() if p.type.name == "Callable" else next(own) for p in entry.params)


def _answer(evaluator: LiveEvaluator, args: tuple[Any, ...], asked: list[Question]) -> Any:
    try:
        answer = evaluator.answer_question(args)
    except InvalidAnswer as why:
        raise Refusal(str(why)) from why
    point = args[0] if len(args) == 1 else None
    if isinstance(point, list) and isinstance(answer, int | float) and all(isinstance(x, int | float) for x in point):
        asked.append(([float(x) for x in point], float(answer)))
    return answer


def _played_calls(problem: Problem, source: str, sandbox: Sandbox) -> tuple[Call, ...]:
    """The first calls that the evaluator makes of the program, found by letting it play with an unrecorded one."""
    assert problem.evaluator is not None
    entry, calls = problem.entry, list[Call]()
    program = Program(source, entry.name, is_class=entry.is_class)
    with live_evaluator(sandbox, problem.evaluator) as evaluator, sandbox.session(program, problem.limits) as session:
        evaluator.open(Split.EXAMPLE, SPLIT_SEEDS[Split.EXAMPLE])

        def candidate(args: tuple[Any, ...]) -> Any:
            name = entry.name if not entry.is_class or args[0] == "new" else str(args[0])
            call = Call(name, tuple(args[1:]))
            if len(calls) >= _MOST_PLAYED:
                raise Refusal("enough has been seen")
            calls.append(call)
            outcome = session.call(call)
            if not outcome.finished:
                raise Refusal("the program has failed")
            return outcome.values[0] if outcome.values else None

        # It is stopped, or the program fails: what was called until then is shown.
        with suppress(EvaluatorFault, InvalidAnswer):
            evaluator.play(_FIRST, candidate)
    return tuple(calls)


def _slice_landscape(evaluator: LiveEvaluator, entry: Entry, asked: list[Question]) -> dict[str, Any]:
    """Values on a grid over the first two coordinates, the others as at the best point that was asked for."""
    finite = [question for question in asked if math.isfinite(question[1])]
    if not finite or len(finite[0][0]) < _PLANE:
        return {}
    best = min(finite, key=lambda question: question[1])[0]
    spans = [(min(p[axis] for p, _ in finite), max(p[axis] for p, _ in finite)) for axis in range(_PLANE)]
    if any(low >= high for low, high in spans):
        return {}
    across, up = ([low + (high - low) * i / (_SIDE - 1) for i in range(_SIDE)] for low, high in spans)
    values = [_fresh_answer(evaluator, entry, [x, y, *best[_PLANE:]]) for y in up for x in across]
    return {"landscape": {"x": spans[0], "y": spans[1], "side": _SIDE, "at": best, "values": values}}


def _fresh_answer(evaluator: LiveEvaluator, entry: Entry, point: list[float]) -> float | None:
    """What the oracle says to one who has not yet asked; None where it refuses."""
    for fresh in (False, True):
        try:
            if fresh:
                evaluator.arguments(_FIRST, [p.name for p in entry.params if p.type.name != "Callable"])
            answer = evaluator.answer_question((point,))
        except (InvalidAnswer, EvaluatorFault):
            continue
        return float(answer) if isinstance(answer, int | float) and math.isfinite(answer) else None
    return None
