"""`generate`: designs algorithms for a problem and keeps the best one, measured."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from algorist.algorithms import actions
from algorist.algorithms.actions import NewVersion
from algorist.algorithms.queries import find_version
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
from algorist.algorithms.tasks.subjects import read_problem
from algorist.db.database import Transaction
from algorist.db.tables import Algorithm, ProblemRecord
from algorist.engine.design.roles import Designer
from algorist.engine.design.search import search
from algorist.engine.evaluation import Judge
from algorist.engine.terms.design import Budget, Candidate, Step
from algorist.queue.tasks import TaskContext, TaskResult


async def generate(context: TaskContext) -> TaskResult:
    """Search, judge, measure; the algorithm is written together with the job's end.

    The job succeeds also when nothing was accepted: its steps then say what was tried and why each failed.
    """
    record, problem = await read_problem(context, context.input["problem_id"])
    budget = msgspec.convert(context.input.get("budget") or {}, Budget)
    judge = Judge(context.sandbox)
    before = stored_steps(context)
    designers = await open_designers(context, problem, budget)
    seed, strategy = context.input.get("seed", 0), context.input.get("strategy") or "bandit"
    controls = controls_for(context)
    steps = search(problem, designers, judge, budget, seed=seed, strategy=strategy, resume=before, controls=controls)
    taken = await follow_steps(context, steps, before, budget)
    best = best_candidate(taken)
    if best is None or not best.evaluation.accepted:
        return TaskResult(result=_unsolved(taken))
    progress = progress_of(taken, budget, "verifying")
    await context.progress(progress)

    def start(designers: Sequence[Designer], budget: Budget, **more: Any) -> Iterator[Step]:
        return search(problem, designers, judge, budget, **more)

    ended = Ended(problem=problem, steps=taken, budget=budget, start=start, strategy=strategy)
    card = await make_card(context, ended, judge)
    measured = await measure_candidate(context, problem, best, progress)
    return _result(context, record, taken, best, (card, measured))


def _unsolved(steps: list[Step]) -> dict[str, Any]:
    last = steps[-1] if steps else None
    return {
        "solved": False,
        "algorithm_id": None,
        "stop": last.stop.value if last and last.stop else "cancelled",
        "candidates": sum(step.candidate is not None for step in steps),
        "usage": msgspec.to_builtins(total_usage(steps)),
    }


def _result(
    context: TaskContext,
    record: ProblemRecord,
    steps: list[Step],
    best: Candidate,
    found: tuple[dict[str, Any], Measured],
) -> TaskResult:
    card, measured = found

    async def write(tx: Transaction) -> dict[str, Any]:
        problem = await tx.get_one(ProblemRecord, record.id)
        version = version_of(best, card, measured, origin="generate", job_id=context.job_id)
        algorithm = await _write_algorithm(context, tx, problem, best, version)
        await write_measured(tx, algorithm, measured, context.job_id)
        return {"algorithm_id": algorithm.id, "name": algorithm.name}

    result = _unsolved(steps) | {"solved": True, "verified": card["label"], "score": best.evaluation.score}
    return TaskResult(result=result, write=write)


async def _write_algorithm(
    context: TaskContext, tx: Transaction, problem: ProblemRecord, best: Candidate, version: NewVersion
) -> Algorithm:
    """A new algorithm; a search that went on with more budget adds a version to the one it made before."""
    earlier = (context.earlier_result or {}).get("algorithm_id")
    known = await tx.get(Algorithm, earlier) if earlier else None
    if known is None:
        about = best.proposal.idea or best.proposal.explanation
        name = context.input.get("name") or best.proposal.name
        return await actions.create_algorithm(tx, context.user_id, problem, name, about, version)
    before = await find_version(tx, known.id, known.current_version)
    if before.source != best.proposal.source:
        following = replace(version, note="more budget", parents=[before.id], relation="generate")
        await actions.record_version(tx, known, context.user_id, following)
    return known
