"""Runs a search step by step outside the event loop, stores each step, and does what the person asks in between."""

import asyncio
import time
from collections.abc import Iterator, Sequence

import msgspec

from algorist.engine.design.search import Controls
from algorist.engine.terms.design import Budget, Candidate, Proposal, Step, Stop, Tier, Trouble, Usage
from algorist.queue.tasks import Paused, Progress, StoredStep, TaskCancelled, TaskContext, TaskFailed

_END = object()
# What a model that is away, or refuses the key, answers: another try of the job may go better; a wrong key will not.
_AWAY = {"rate_limited", "unavailable", "timeout", "connection"}


def stored_steps(context: TaskContext) -> list[Step]:
    """The steps that an earlier run of this job has stored, in order."""
    return [msgspec.convert(document, Step) for document in context.stored_steps]


def controls_for(context: TaskContext) -> Controls:
    """A search that ends when the job is cancelled, or is to stop after the step at hand."""

    def ends() -> bool:
        return context.cancelled() or context.control() != ""

    return Controls(clock=time.monotonic, cancelled=ends, note=note_of(context))


def note_of(context: TaskContext) -> str:
    """What the person wrote to the designers."""
    return str(context.input.get("note") or "")


async def follow_steps(
    context: TaskContext, steps: Iterator[Step], before: Sequence[Step], budget: Budget
) -> list[Step]:
    """Take all steps of a search, storing each before the next begins; gives the earlier ones and these.

    Raises:
        Paused: the person asked for a pause; what was done is stored.
        TaskCancelled: the job was cancelled.
        TaskFailed: the designers could not be reached at all.
    """
    taken = list(before)
    await context.progress(progress_of(taken, budget, "designing"))
    while True:
        step = await asyncio.to_thread(next, steps, _END)
        if not isinstance(step, Step):
            break
        if context.cancelled():
            raise TaskCancelled
        if step.stop is Stop.CANCELLED and step.candidate is None:
            break
        taken.append(step)
        await context.progress(progress_of(taken, budget, "designing"))
        await context.record_step(_stored(step, best_candidate(taken)))
        if context.control():
            break
    if context.cancelled():
        raise TaskCancelled
    if context.control() == "pause":
        raise Paused
    _refuse_silence(taken)
    return taken


def best_candidate(steps: Sequence[Step]) -> Candidate | None:
    """The candidate that the last step calls the best so far."""
    number = next((step.best for step in reversed(steps) if step.best is not None), None)
    if number is None:
        return None
    return next((step.candidate for step in steps if step.candidate and step.candidate.number == number), None)


def total_usage(steps: Sequence[Step]) -> Usage:
    """What all steps cost together."""
    total = Usage()
    for step in steps:
        total += step.usage
    return total


def _stored(step: Step, best: Candidate | None) -> StoredStep:
    candidate = step.candidate
    shared = {
        "number": step.number,
        "kind": step.kind.value,
        "strategy": step.strategy,
        "document": msgspec.to_builtins(step),
        "duplicate_of": step.duplicate_of,
        "usage": step.usage,
    }
    if candidate is None:
        trouble = step.trouble
        if trouble is None:
            return StoredStep(**shared)
        name, designer = trouble.message[:200], trouble.designer[:120]
        return StoredStep(**shared, name=name, provider=trouble.provider, designer=designer)
    evaluation = candidate.evaluation
    return StoredStep(
        **shared,
        name=candidate.proposal.name[:200],
        provider=_provider_of(candidate.proposal),
        designer=candidate.proposal.designer[:120],
        verdict=evaluation.verdict.value,
        score=evaluation.score,
        passed=evaluation.passed,
        total=evaluation.total,
        is_best=best is not None and best.number == candidate.number,
        source=candidate.proposal.source,
    )


def _provider_of(proposal: Proposal) -> str:
    """The designer as a job names it."""
    return str(proposal.details.get("provider", "")) if proposal.tier is Tier.MODEL else "offline"


def progress_of(steps: Sequence[Step], budget: Budget, phase: str) -> Progress:
    """Where a search is: its candidates so far, and the best of them; the later phases say the same."""
    best = best_candidate(steps)
    return Progress(
        phase=phase,
        done=sum(step.candidate is not None for step in steps),
        total=budget.candidates,
        best=best.evaluation.score if best else None,
        note=f"best so far: {best.proposal.name}" if best else "",
    )


def _refuse_silence(steps: Sequence[Step]) -> None:
    """A search in which no designer gave a single program failed, and the last trouble says why."""
    if any(step.candidate for step in steps):
        return
    trouble = next((step.trouble for step in reversed(steps) if step.trouble), None)
    if isinstance(trouble, Trouble):
        raise refusal_of(trouble)


def refusal_of(trouble: Trouble) -> TaskFailed:
    """A job that failed since a model gave nothing: in its words, and with another try where that may go better."""
    again = trouble.code in _AWAY
    return TaskFailed(trouble.message, code=trouble.code, again=again, after=trouble.retry_after_seconds)
