"""What the worker that runs a job does with its row. Every write here is fenced by the claim's token: a worker that has
lost its job, to the relay or to its owner's cancel, changes nothing any more.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from algorist.db.columns import now
from algorist.db.database import Transaction
from algorist.db.tables import Job, JobStep, ProblemRecord
from algorist.engine.terms.design import Usage
from algorist.jobs.actions.events import Event, counted, keep_event
from algorist.jobs.actions.release import add_after_commit, lock_user, release_next, ticket_for
from algorist.jobs.queries import view_job
from algorist.jobs.rules import State, is_worth_a_letter
from algorist.notifications.actions import tell_job_finished
from algorist.parts import Parts
from algorist.queue.tasks import StoredStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A job that this worker runs, as long as `token` is in its row."""

    job_id: int
    user_id: int
    type: str
    token: str
    input: dict[str, Any]
    generation: int
    attempts: int
    control: str
    run_seconds: float
    dollars: float
    progress: dict[str, Any]
    result: dict[str, Any] | None
    request_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a job ends: its state, and its result or its error."""

    state: State
    run_seconds: float
    result: dict[str, Any] | None = None
    error: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What a running job has to tell: changed fields of its progress, new steps, new lines of its log, what it used."""

    phase: str
    progress: dict[str, Any]
    steps: list[dict[str, Any]] = field(default_factory=list)
    log: list[str] = field(default_factory=list)


class ClaimLost(Exception):  # noqa: N818
    """The row no longer carries this claim's token: what was to be written was not."""


async def claim_job(
    tx: Transaction, parts: Parts, job_id: int, generation: int, token: str, worker: str
) -> Claim | None:
    """Take a queued job of this generation, or None where it is not there to be taken (any more, or not yet)."""
    moment = now()
    taken = await tx.change(
        update(Job)
        .where(Job.id == job_id, Job.generation == generation, Job.state == State.QUEUED)
        .values(
            state=State.RUNNING,
            token=token,
            worker=worker,
            lease_until=moment + timedelta(seconds=parts.settings.job_lease_seconds),
            attempts=Job.attempts + 1,
            started_at=moment,
            finished_at=None,
            not_before=None,
            control="",
            error=None,
            **counted(),
        )
    )
    if not taken:
        return None
    job = await tx.get_one(Job, job_id)
    changes = {"state": "running", "attempts": job.attempts, "control": "", "error": None, "started_at": moment}
    body = {"job": {**changes, "finished_at": None}}
    await keep_event(tx, parts, Event(job_id, job.user_id, job.event_count, "state", body))
    return Claim(
        job_id=job_id,
        token=token,
        **{name: getattr(job, name) for name in Claim.__dataclass_fields__ if name not in {"job_id", "token"}},
    )


async def renew_claims(tx: Transaction, tokens: Collection[str], seconds: float) -> None:
    """Move the end of the leases of all jobs that this worker runs."""
    wanted = update(Job).where(Job.token.in_(tokens), Job.state == State.RUNNING)
    await tx.change(wanted.values(lease_until=now() + timedelta(seconds=seconds)))


async def read_claims(session: AsyncSession, tokens: Collection[str]) -> Mapping[str, str]:
    """What is asked of each job that is still this worker's, by token; a token that is missing is lost."""
    rows = await session.execute(
        select(Job.token, Job.control).where(Job.token.in_(tokens), Job.state == State.RUNNING)
    )
    return {str(row.token): row.control for row in rows}


async def record_update(
    tx: Transaction, parts: Parts, claim: Claim, new: Update | None, step: StoredStep | None = None
) -> None:
    """Keep a step, if there is one, and tell what is new, if it is time to.

    Raises:
        ClaimLost: the job is no longer this worker's; nothing is kept.
    """
    values: dict[str, Any] = {"phase": new.phase, "progress": new.progress} if new else {}
    if step is not None:
        values |= {
            "dollars": Job.dollars + (step.usage.dollars or 0.0),
            "input_tokens": Job.input_tokens + step.usage.input_tokens,
            "output_tokens": Job.output_tokens + step.usage.output_tokens,
            "cpu_seconds": Job.cpu_seconds + step.usage.cpu_seconds,
        }
    if new is not None:
        values |= counted()
    await _change_fenced(tx, claim, values or {"token": claim.token})
    if step is not None:
        columns = {name: getattr(step, name) for name in StoredStep.__dataclass_fields__ if name != "usage"}
        used = {name: getattr(step.usage, name) for name in Usage.__dataclass_fields__}
        await tx.execute(insert(JobStep).values(job_id=claim.job_id, **columns, **used))
    if new is not None:
        so_far = dict((await tx.execute(_used.where(Job.id == claim.job_id))).mappings().one())
        number = so_far.pop("event_count")
        told = {"job": {"phase": new.phase, "progress": new.progress, **so_far}, "steps": new.steps, "log": new.log}
        body = {name: value for name, value in told.items() if value}
        await keep_event(tx, parts, Event(claim.job_id, claim.user_id, number, "progress", body))


async def finish_job(
    tx: Transaction,
    parts: Parts,
    claim: Claim,
    ending: Ending,
    write: Callable[[Transaction], Awaitable[dict[str, Any] | None]] | None = None,
) -> None:
    """End a job: what `write` writes and the job's state are committed together or not at all.

    Raises:
        ClaimLost: the job is no longer this worker's; the transaction must be undone.
    """
    await lock_user(tx, claim.user_id)
    values = {"state": ending.state, "error": ending.error, "run_seconds": Job.run_seconds + ending.run_seconds}
    if ending.result is not None:
        values["result"] = ending.result
    await _change_fenced(tx, claim, {**values, **_let_go(), **counted(), "control": "", "finished_at": now()})
    if write is not None and (more := await write(tx)):
        whole = {**(ending.result or {}), **more}
        await tx.change(update(Job).where(Job.id == claim.job_id).values(result=whole))
    job = await _tell_state(tx, parts, claim.job_id)
    if is_worth_a_letter(job.type, job.state, job.run_seconds):
        title = await tx.scalar(select(ProblemRecord.title).where(ProblemRecord.id == job.problem_id))
        await tell_job_finished(tx, parts, job.user_id, job.id, job.state, f"{job.type}: {title or 'no problem'}")
    await release_next(tx, parts, claim.user_id)


async def park_job(tx: Transaction, parts: Parts, claim: Claim, run_seconds: float) -> None:
    """Set a job aside between two steps, as its owner asked; it goes on after its stored steps.

    Raises:
        ClaimLost: the job is no longer this worker's.
    """
    await lock_user(tx, claim.user_id)
    values = {"state": State.PAUSED, "run_seconds": Job.run_seconds + run_seconds, "control": ""}
    await _change_fenced(tx, claim, {**values, **_let_go(), **counted(), "attempts": Job.attempts - 1})
    await _tell_state(tx, parts, claim.job_id)
    await release_next(tx, parts, claim.user_id)


async def give_back_job(tx: Transaction, parts: Parts, claim: Claim, run_seconds: float) -> None:
    """Back to the queue without using a try, since this worker stops; another one goes on after the stored steps.

    Raises:
        ClaimLost: the job is no longer this worker's.
    """
    await _requeue(tx, parts, claim, {"attempts": Job.attempts - 1, "run_seconds": Job.run_seconds + run_seconds}, 0.0)


async def retry_later(
    tx: Transaction, parts: Parts, claim: Claim, run_seconds: float, error: dict[str, Any], delay_seconds: float
) -> None:
    """Back to the queue for another try after a pause; the error of this try is shown meanwhile.

    Raises:
        ClaimLost: the job is no longer this worker's.
    """
    values = {"error": error, "run_seconds": Job.run_seconds + run_seconds}
    await _requeue(tx, parts, claim, values, delay_seconds)


async def _requeue(tx: Transaction, parts: Parts, claim: Claim, values: dict[str, Any], delay_seconds: float) -> None:
    moment = now()
    not_before = moment + timedelta(seconds=delay_seconds) if delay_seconds else None
    queued = {"state": State.QUEUED, "generation": Job.generation + 1, "enqueued_at": moment, "not_before": not_before}
    await _change_fenced(tx, claim, {**values, **_let_go(), **counted(), **queued})
    job = await _tell_state(tx, parts, claim.job_id)
    add_after_commit(tx, parts, [ticket_for(job.id, job.generation, job.type, not_before, 0, moment)])


def _let_go() -> dict[str, Any]:
    return {"token": None, "lease_until": None}


async def _change_fenced(tx: Transaction, claim: Claim, values: dict[str, Any]) -> None:
    mine = update(Job).where(Job.id == claim.job_id, Job.token == claim.token, Job.state == State.RUNNING)
    if not await tx.change(mine.values(**values)):
        raise ClaimLost(f"job {claim.job_id} is no longer ours")


async def _tell_state(tx: Transaction, parts: Parts, job_id: int) -> Job:
    """Tell everything that a change of state may have changed; the input stays as it is. The event is counted."""
    job = await tx.get_one(Job, job_id, populate_existing=True)
    view = view_job(job).model_dump(mode="json", exclude={"event_count", "input", "id", "type"})
    await keep_event(tx, parts, Event(job_id, job.user_id, job.event_count, "state", {"job": view}))
    return job


_used = select(Job.event_count, Job.dollars, Job.input_tokens, Job.output_tokens, Job.cpu_seconds)
