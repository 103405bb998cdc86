"""`improve`: a search that starts from a version, with a stated aim; what it finds becomes the next version."""

import asyncio
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from algorist.algorithms import actions
from algorist.algorithms.tasks.designers import open_designers
from algorist.algorithms.tasks.results import Measured, measure_candidate, version_of, write_measured
from algorist.algorithms.tasks.rivals import Ended, make_card
from algorist.algorithms.tasks.stepping import (
    best_candidate,
    controls_for,
    follow_steps,
    progress_of,
    stored_steps,
    total_usage,
)
from algorist.algorithms.tasks.subjects import Subject, candidate_of, read_subject
from algorist.db.database import Transaction
from algorist.db.tables import Algorithm
from algorist.engine.design.card import Gain
from algorist.engine.design.improving import improve as improve_program
from algorist.engine.design.roles import Designer
from algorist.engine.design.weighing import weigh_improvement
from algorist.engine.evaluation import Judge
from algorist.engine.terms.design import Aim, Budget, Candidate, Step
from algorist.queue.tasks import Progress, TaskContext, TaskResult


async def improve(context: TaskContext) -> TaskResult:
    """A version that is better by the aim's own measure is kept; that there is no gain is an answer too."""
    subject = await read_subject(context, context.input["algorithm_id"], context.input.get("version"))
    budget = msgspec.convert(context.input.get("budget") or {}, Budget)
    judge = Judge(context.sandbox)
    await context.progress(Progress(phase="judging the start"))
    evaluation = await asyncio.to_thread(judge.evaluate, subject.problem, subject.version.source)
    start = candidate_of(subject, 1, evaluation)
    aim = Aim(context.input.get("aim") or "better")
    before = stored_steps(context)

    def search(designers: Sequence[Designer], budget: Budget, **more: Any) -> Iterator[Step]:
        return improve_program(subject.problem, start, aim, designers, judge, budget, **more)

    def weigh(other: Candidate, best: Candidate) -> Gain:
        return weigh_improvement(subject.problem, other, best, aim, judge)

    designers = await open_designers(context, subject.problem, budget)
    seed, strategy = context.input.get("seed", 0), context.input.get("strategy") or "repair"
    steps = search(designers, budget, strategy=strategy, seed=seed, resume=before, controls=controls_for(context))
    taken = await follow_steps(context, steps, before, budget)
    best = best_candidate(taken)
    progress = progress_of(taken, budget, "weighing")
    await context.progress(progress)
    gain = await asyncio.to_thread(weigh_improvement, subject.problem, start, best, aim, judge)
    if best is None or not gain.gained:
        return TaskResult(result=_summary(taken, subject, gain))
    ended = Ended(problem=subject.problem, steps=taken, budget=budget, start=search, strategy=strategy, weigh=weigh)
    card = await make_card(context, ended, judge)
    measured = await measure_candidate(context, subject.problem, best, progress)
    shown = card | {"gain": msgspec.to_builtins(gain)}
    return _result(context, subject, best, (shown, measured), _summary(taken, subject, gain))


def _summary(steps: list[Step], subject: Subject, gain: Gain) -> dict[str, Any]:
    return {
        "gained": gain.gained,
        "gain": msgspec.to_builtins(gain),
        "algorithm_id": subject.algorithm.id,
        "version": subject.version.number,
        "candidates": sum(step.candidate is not None for step in steps),
        "usage": msgspec.to_builtins(total_usage(steps)),
    }


def _result(
    context: TaskContext,
    subject: Subject,
    best: Candidate,
    found: tuple[dict[str, Any], Measured],
    summary: dict[str, Any],
) -> TaskResult:
    card, measured = found
    aim = str(context.input.get("aim") or "better").replace("_", " ")

    async def write(tx: Transaction) -> dict[str, Any]:
        algorithm = await tx.get_one(Algorithm, subject.algorithm.id)
        new = version_of(
            best,
            card,
            measured,
            origin="improve",
            note=f"improved: {aim}",
            job_id=context.job_id,
            parents=[subject.version.id],
            relation="improve",
        )
        version = await actions.record_version(tx, algorithm, context.user_id, new)
        await write_measured(tx, algorithm, measured, context.job_id)
        return {"version": version.number}

    return TaskResult(result=summary, write=write)
