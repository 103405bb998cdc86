"""From a program and its calls to an outcome: one run, a batch, a session, over the parent's conversation."""

from collections.abc import Callable, Sequence
from typing import Any

from algorist.engine.sandbox.child import Child, Ended, Job, OnAsk
from algorist.engine.sandbox.contracts import Ask, CallMode, Program
from algorist.engine.sandbox.ends import Judgement
from algorist.engine.sandbox.server import Needs
from algorist.engine.terms import values
from algorist.engine.terms.limits import Limits
from algorist.engine.terms.outcome import Outcome
from algorist.engine.terms.problem import Call, Judged

BearChild = Callable[[Job], Child]

# The child's own clock is believed when what it leaves out is about the cost of loading, decoding and encoding.
_ALLOWED_SECONDS = 0.01
_ALLOWED_SHARE = 0.2
_ALLOWED_SECONDS_PER_BYTE = 1e-7
_LEAST_ELEMENT_BYTES = 2
_LEAST_BACKSTOP_SECONDS = 16
_ENDLESS_SECONDS = 16 * 4**6


def job_of_program(program: Program, mode: CallMode, limits: Limits, cases: int | None) -> Job:
    """What a child is told before its first request; `cases` of None is a session, which has no last call."""
    document = {
        "source": program.source,
        "entry": program.entry,
        "is_class": program.is_class,
        "first_argument": mode.judged is Judged.FIRST_ARGUMENT,
        "watch": mode.watch_arguments,
        "most_elements": limits.output_bytes // _LEAST_ELEMENT_BYTES,
    }
    seconds = _ENDLESS_SECONDS if cases is None else (int(limits.cpu_seconds) + 2) * cases
    return Job(document, Needs(limits.memory_bytes, backstop_seconds(seconds)), limits.output_bytes)


def backstop_seconds(seconds: int) -> int:
    """The CPU limit that the kernel holds should this process not: coarse steps, so that waiting children fit."""
    step = _LEAST_BACKSTOP_SECONDS
    while step < min(seconds, _ENDLESS_SECONDS):
        step *= 4
    return step


def request_of_calls(calls: Sequence[Call], *, fresh: bool) -> dict[str, Any]:
    """The calls as a request; `fresh` asks for the program to be loaded anew."""
    return {"fresh": fresh, "calls": [[call.name, [_argument(a) for a in call.args]] for call in calls]}


def _argument(value: Any) -> Any:
    return {"$ask": 1} if isinstance(value, Ask) else values.encode(value)


def perform_request(
    child: Child, request: dict[str, Any], limits: Limits, on_ask: OnAsk | None = None, *, oldest: float = 0.0
) -> Outcome:
    """One request to a child as an outcome; the child is buried when it ended.

    `oldest` is how old, in seconds, the kernel's word on its memory may be, and on its waiting before the request.
    """
    child.start_case(oldest)
    try:
        answer = child.converse(request, limits, on_ask)
    except Ended as ended:
        prints = child.read_prints(limits, answered=False)
        return _outcome(child, child.judge_end(ended, prints[1]), prints, oldest, {})
    prints = child.read_prints(limits, answered=True)
    judgement = child.judge_answer(request, answer)
    return _outcome(child, judgement, prints, oldest, answer if judgement is None else {})


def _outcome(
    child: Child, judgement: Judgement | None, prints: tuple[str, str], oldest: float, answer: dict[str, Any]
) -> Outcome:
    verdict, detail, fault = judgement or (None, "", None)
    return Outcome(
        verdict=verdict,
        values=tuple(answer.get("ok", ())),
        inner_cpu_seconds=believed_seconds(answer.get("ns"), child.account.cpu_seconds, child.account.carried_bytes),
        mutated=answer["mutated"] if isinstance(answer.get("mutated"), bool) else None,
        fault=fault,
        detail=detail,
        cpu_seconds=max(0.0, child.account.cpu_seconds),
        wall_seconds=max(0.0, child.account.wall_seconds),
        memory_bytes=child.peak_bytes(oldest),
        stdout=prints[0],
        stderr=prints[1],
    )


def believed_seconds(claimed: Any, measured: float, carried_bytes: int) -> float | None:
    """The child's own time of its calls, where our measurement from outside supports it; else None."""
    if type(claimed) is not int:
        return None
    seconds = claimed / 1e9
    allowed = _ALLOWED_SECONDS + _ALLOWED_SHARE * measured + _ALLOWED_SECONDS_PER_BYTE * carried_bytes
    return seconds if 0 <= measured - seconds <= allowed else None


def run_once(bear: BearChild, job: Job, calls: Sequence[Call], limits: Limits) -> Outcome:
    """One fresh child for one sequence of calls."""
    child = bear(job)
    try:
        return perform_request(child, request_of_calls(calls, fresh=True), limits)
    finally:
        child.leave()


def run_cases(
    bear: BearChild,
    job: Job,
    cases: Sequence[Sequence[Call]],
    limits_now: Callable[[], Limits],
    count: Callable[[Outcome], Outcome],
) -> list[Outcome]:
    """Cases in one child, each with the program loaded anew; after a failure the rest go on in a new child.

    `limits_now` gives a case's limits when its turn comes, `count` takes note of what came of it.
    """
    outcomes: list[Outcome] = []
    while len(outcomes) < len(cases):
        child = bear(job)
        try:
            for calls in cases[len(outcomes) :]:
                outcome = count(perform_request(child, request_of_calls(calls, fresh=True), limits_now()))
                outcomes.append(outcome)
                if not outcome.finished:
                    break
        finally:
            child.leave()
    return outcomes
