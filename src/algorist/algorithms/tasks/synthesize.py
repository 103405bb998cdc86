"""`synthesize`: combines algorithms of one problem into a hybrid, kept only if it beats the better parent."""

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
from algorist.db.tables import ProblemRecord
from algorist.engine.design.card import Gain
from algorist.engine.design.combining import combine
from algorist.engine.design.roles import Designer
from algorist.engine.design.weighing import weigh_hybrid
from algorist.engine.evaluation import Judge
from algorist.engine.terms.design import Budget, Candidate, Step
from algorist.queue.tasks import Progress, TaskContext, TaskFailed, TaskResult


async def synthesize(context: TaskContext) -> TaskResult:
    """The hybrid becomes an algorithm with all parents in its lineage; no gain is an answer, not a failure."""
    subjects = [await read_subject(context, parent) for parent in context.input["parents"]]
    if len({subject.record.id for subject in subjects}) > 1:
        raise TaskFailed(
            "The parents solve different problems: choose algorithms of one problem.", code="mixed_parents"
        )
    problem = subjects[0].problem
    budget = msgspec.convert(context.input.get("budget") or {}, Budget)
    judge = Judge(context.sandbox)
    parents = await _judge_parents(context, subjects, judge)
    before = stored_steps(context)

    def search(designers: Sequence[Designer], budget: Budget, **more: Any) -> Iterator[Step]:
        return combine(problem, parents, designers, judge, budget, **more)

    def weigh(other: Candidate, best: Candidate) -> Gain:
        return weigh_hybrid(problem, [other], best, judge)

    designers = await open_designers(context, problem, budget)
    seed, strategy = context.input.get("seed", 0), context.input.get("strategy") or "repair"
    steps = search(designers, budget, strategy=strategy, seed=seed, resume=before, controls=controls_for(context))
    taken = await follow_steps(context, steps, before, budget)
    best = best_candidate(taken)
    progress = progress_of(taken, budget, "weighing")
    await context.progress(progress)
    gain = await asyncio.to_thread(weigh_hybrid, problem, parents, best, judge)
    if best is None or not gain.gained:
        return TaskResult(result=_summary(taken, subjects, gain))
    ended = Ended(problem=problem, steps=taken, budget=budget, start=search, strategy=strategy, weigh=weigh)
    card = await make_card(context, ended, judge)
    measured = await measure_candidate(context, problem, best, progress)
    return _result(
        context, subjects, best, (card | {"gain": msgspec.to_builtins(gain)}, measured), _summary(taken, subjects, gain)
    )


async def _judge_parents(context: TaskContext, subjects: list[Subject], judge: Judge) -> list[Candidate]:
    """All parents on the same instances and limits: the hybrid is held against these, not against old figures."""
    parents = []
    for number, subject in enumerate(subjects, 1):
        await context.progress(Progress(phase="judging the parents", done=number, total=len(subjects)))
        evaluation = await asyncio.to_thread(judge.evaluate, subject.problem, subject.version.source)
        parents.append(candidate_of(subject, number, evaluation))
    return parents


def _summary(steps: list[Step], subjects: list[Subject], gain: Gain) -> dict[str, Any]:
    return {
        "gained": gain.gained,
        "gain": msgspec.to_builtins(gain),
        "algorithm_id": None,
        "parents": [subject.algorithm.id for subject in subjects],
        "candidates": sum(step.candidate is not None for step in steps),
        "usage": msgspec.to_builtins(total_usage(steps)),
    }


def _result(
    context: TaskContext,
    subjects: list[Subject],
    best: Candidate,
    found: tuple[dict[str, Any], Measured],
    summary: dict[str, Any],
) -> TaskResult:
    card, measured = found

    async def write(tx: Transaction) -> dict[str, Any]:
        problem = await tx.get_one(ProblemRecord, subjects[0].record.id)
        version = version_of(
            best,
            card,
            measured,
            origin="synthesize",
            job_id=context.job_id,
            parents=[subject.version.id for subject in subjects],
            relation="synthesis",
        )
        about = best.proposal.idea or best.proposal.explanation
        name = context.input.get("name") or best.proposal.name
        algorithm = await actions.create_algorithm(tx, context.user_id, problem, name, about, version)
        await write_measured(tx, algorithm, measured, context.job_id)
        return {"algorithm_id": algorithm.id, "name": algorithm.name}

    return TaskResult(result=summary, write=write)
