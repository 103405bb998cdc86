"""`analyze`: judges a version anew, measures its growth, reads its source, asks a model's opinion."""

import asyncio
from dataclasses import dataclass
from typing import Any

import msgspec

from algorist.algorithms import actions
from algorist.algorithms.queries import find_version
from algorist.algorithms.tasks.designers import find_models
from algorist.algorithms.tasks.results import measure_program
from algorist.algorithms.tasks.subjects import Subject, read_subject
from algorist.db.database import Transaction
from algorist.db.tables import Algorithm
from algorist.engine.analysis import static_findings
from algorist.engine.design.finishing import finish_program
from algorist.engine.evaluation import Judge
from algorist.engine.proposers.llm import review_program
from algorist.engine.terms.design import Trouble
from algorist.engine.terms.outcome import Evaluation
from algorist.queue.tasks import Progress, TaskCancelled, TaskContext, TaskResult

PHASES = ("judging", "measuring", "reading", "reviewing")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    evaluation: Evaluation
    card: dict[str, Any]
    analyses: dict[str, dict[str, Any]]


async def analyze(context: TaskContext) -> TaskResult:
    """What is measured is kept apart from what a model thinks of it."""
    subject = await read_subject(context, context.input["algorithm_id"], context.input.get("version"))
    await _begin(context, "judging")
    judge = Judge(context.sandbox)
    evaluation = await asyncio.to_thread(judge.open_sealed, subject.problem, subject.version.source)
    name = subject.algorithm.name
    made = await asyncio.to_thread(finish_program, subject.problem, subject.version.source, name, judge)
    card = msgspec.to_builtins(made)
    analyses: dict[str, dict[str, Any]] = {}
    await _begin(context, "measuring")
    claimed = str(subject.version.proposal.get("claimed_complexity", ""))
    growth = await measure_program(context.sandbox, subject.problem, subject.version.source, claimed)
    if growth is not None:
        analyses["growth"] = msgspec.to_builtins(growth)
    await _begin(context, "reading")
    findings = await asyncio.to_thread(static_findings, subject.version.source, subject.problem.entry.name)
    analyses["static"] = msgspec.to_builtins(findings)
    if context.input.get("review", True):
        await _begin(context, "reviewing")
        analyses |= await _review(context, subject)
    found = _Found(evaluation=evaluation, card=card, analyses=analyses)
    return _result(context, subject, found)


async def _begin(context: TaskContext, phase: str) -> None:
    if context.cancelled():
        raise TaskCancelled
    await context.progress(Progress(phase=phase, done=PHASES.index(phase), total=len(PHASES)))


async def _review(context: TaskContext, subject: Subject) -> dict[str, dict[str, Any]]:
    """A model's opinion, from the first provider for which there is a key; nothing where there is none."""
    models = await find_models(context)
    if not models:
        return {}
    name, choice = next(iter(models.items()))
    answer = await asyncio.to_thread(review_program, choice, subject.problem, subject.version.source)
    if isinstance(answer, Trouble):
        await context.log(f"no review: {answer.message}")
        return {}
    return {"review": {"designer": f"{name}: {choice.model_name}", **msgspec.to_builtins(answer)}}


def _result(context: TaskContext, subject: Subject, found: _Found) -> TaskResult:
    async def write(tx: Transaction) -> dict[str, Any]:
        algorithm = await tx.get_one(Algorithm, subject.algorithm.id)
        version = await find_version(tx, algorithm.id, subject.version.number)
        for kind, result in found.analyses.items():
            await actions.record_analysis(tx, version, kind, result, context.job_id)
        if not version.verdict:
            # A program that a person brought has no verdict until it has been run.
            await actions.record_verdict(tx, algorithm, version, found.evaluation, found.card)
        return {}

    evaluation = found.evaluation
    result = {
        "algorithm_id": subject.algorithm.id,
        "version": subject.version.number,
        "verdict": evaluation.verdict.value,
        "label": found.card["label"],
        "statement": found.card["statement"],
        "passed": evaluation.passed,
        "total": evaluation.total,
        "analyses": sorted(found.analyses),
    }
    return TaskResult(result=result, write=write)
