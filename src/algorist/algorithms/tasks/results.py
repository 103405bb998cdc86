"""From a candidate to rows: what is measured of a result before it is stored, and how it is written."""

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from algorist.algorithms import actions
from algorist.algorithms.actions import NewVersion
from algorist.algorithms.queries import find_version
from algorist.db.database import Transaction
from algorist.db.tables import Algorithm, AlgorithmVersion, TraceRecord
from algorist.engine.analysis import measure_growth, static_findings
from algorist.engine.evaluation import EvaluatorFault
from algorist.engine.sandbox import Sandbox
from algorist.engine.terms.design import Candidate
from algorist.engine.terms.growth import Growth
from algorist.engine.terms.problem import Call, Kind, Problem, Split
from algorist.engine.terms.values import encode
from algorist.engine.tracing.instances import record_instance
from algorist.engine.tracing.record import record
from algorist.engine.tracing.trace import Caps, Trace
from algorist.parts import Parts
from algorist.queue.tasks import Progress, TaskContext, TaskFailed


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTrace:
    """A recorded run that is in the file store and not yet in a row."""

    key: str
    label: str
    input: Any
    trace: Trace
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was found out about a program by running it, beyond its verdict."""

    growth: Growth | None = None
    findings: dict[str, Any] = field(default_factory=dict)
    trace: StoredTrace | None = None


async def measure_candidate(
    context: TaskContext, problem: Problem, candidate: Candidate, progress: Progress
) -> Measured:
    """Growth, static findings and a recorded run of a program that was accepted."""
    source = candidate.proposal.source
    await context.progress(replace(progress, phase="measuring"))
    growth = await measure_program(context.sandbox, problem, source, candidate.proposal.claimed_complexity)
    findings = msgspec.to_builtins(await asyncio.to_thread(static_findings, source, problem.entry.name))
    await context.progress(replace(progress, phase="recording"))
    trace = await record_example(context.parts, context.sandbox, problem, source)
    return Measured(growth=growth, findings=findings, trace=trace)


async def measure_program(sandbox: Sandbox, problem: Problem, source: str, claimed: str) -> Growth | None:
    """Measured growth, where the problem says how to make inputs of a size."""
    if problem.generator is None:
        return None
    return await asyncio.to_thread(measure_growth, problem, source, sandbox, claimed=claimed)


async def record_example(
    parts: Parts, sandbox: Sandbox, problem: Problem, source: str, caps: Caps | None = None
) -> StoredTrace | None:
    """A recorded run on the problem's largest example, where it has one; the file is written, the row is not yet."""
    if problem.kind is Kind.OPTIMISATION:
        return await record_on_instance(parts, sandbox, problem, source, caps)
    shown = problem.cases_of(Split.EXAMPLE)
    if not shown:
        return None
    case = max(shown, key=lambda one: len(repr(one.calls)))
    return await record_calls(parts, sandbox, source, case.calls, label=case.name, caps=caps)


async def record_on_instance(
    parts: Parts,
    sandbox: Sandbox,
    problem: Problem,
    source: str,
    caps: Caps | None = None,
    args: Sequence[Any] | None = None,
) -> StoredTrace | None:
    """A recorded run on an optimisation problem's first example; `...` among given arguments is its oracle."""
    try:
        trace = await asyncio.to_thread(record_instance, problem, source, sandbox, caps, args)
    except EvaluatorFault:
        return None
    if trace is None:
        return None
    shown = [[call["name"], call["args"]] for call in trace.header["input"]["calls"]]
    return await _store_trace(parts, trace, "own input" if args is not None else "example 1", shown)


async def record_calls(
    parts: Parts, sandbox: Sandbox, source: str, calls: tuple[Call, ...], *, label: str, caps: Caps | None = None
) -> StoredTrace:
    """A recorded run of given calls, its file written under a key of its own."""
    trace = await asyncio.to_thread(record, source, calls, sandbox, caps, label=label)
    return await _store_trace(parts, trace, label, [[call.name, encode(list(call.args))] for call in calls])


async def _store_trace(parts: Parts, trace: Trace, label: str, shown: list[Any]) -> StoredTrace:
    first = int(trace.header["caps"]["from_step"])
    if first and not trace.steps:
        raise TaskFailed(_too_late(trace, first + 1), code="invalid_input")
    key = f"traces/{secrets.token_hex(12)}.algotrace"
    await parts.files.write_file(key, trace.data)
    return StoredTrace(key=key, label=label, input=shown, trace=trace, size=len(trace.data))


def _too_late(trace: Trace, first: int) -> str:
    """Why a recording that was to begin amid a run has no steps; people count them from 1."""
    total = f"{trace.end['total']:,} steps"
    if trace.truncated:
        return f"Step {first:,} was not reached in the time of a recording, after {total}. Ask for an earlier one."
    return f"The run has {total}: ask for one of them instead of step {first:,}."


def version_of(candidate: Candidate, card: dict[str, Any], measured: Measured, **more: Any) -> NewVersion:
    """What is written of a candidate: its designer's claims, the judge's findings and the result card, apart."""
    proposal, evaluation = candidate.proposal, candidate.evaluation
    shown = dict(card)
    if measured.growth is not None:
        shown["growth"] = msgspec.to_builtins(measured.growth)
    return NewVersion(
        source=proposal.source,
        tier=proposal.tier.value,
        designer=proposal.designer[:120],
        canonical=evaluation.canonical,
        verdict=evaluation.verdict.value,
        verified=str(card.get("label", "unverified")),
        passed=evaluation.passed,
        total=evaluation.total,
        score=evaluation.score,
        sealed_score=_sealed_score(card),
        proposal={
            name: value for name, value in msgspec.to_builtins(proposal).items() if name not in {"source", "reply"}
        },
        evaluation=msgspec.to_builtins(evaluation),
        card=shown,
        **more,
    )


def _sealed_score(card: dict[str, Any]) -> float | None:
    """The score on the sealed split, which was opened once, for the card."""
    return next((row["score"] for row in card.get("splits", ()) if row["split"] == Split.SEALED), None)


async def write_measured(tx: Transaction, algorithm: Algorithm, measured: Measured, job_id: int) -> AlgorithmVersion:
    """Analyses and the recorded run of an algorithm's current version, in the transaction that made it."""
    version = await find_version(tx, algorithm.id, algorithm.current_version)
    if measured.growth is not None:
        await actions.record_analysis(tx, version, "growth", msgspec.to_builtins(measured.growth), job_id)
    if measured.findings:
        await actions.record_analysis(tx, version, "static", measured.findings, job_id)
    if measured.trace is not None:
        write_trace(tx, version, measured.trace, job_id)
    await tx.flush()
    return version


def write_trace(tx: Transaction, version: AlgorithmVersion, stored: StoredTrace, job_id: int) -> TraceRecord:
    """The row of a recorded run."""
    row = TraceRecord(
        version_id=version.id,
        label=stored.label[:200],
        input=stored.input,
        from_step=stored.trace.header["caps"]["from_step"],
        steps=stored.trace.steps,
        size_bytes=stored.size,
        truncated=stored.trace.truncated or "",
        file_key=stored.key,
        job_id=job_id,
    )
    tx.add(row)
    return row
