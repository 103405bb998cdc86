"""What the worker that runs a job does with its row. Every write here is fenced by the claim's token: a worker that has
lost its job, to the relay or to its owner's cancel, changes nothing any more.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from algorist.db.columns import now
from algorist.db.database import Transaction
from algorist.db.hot import HotStatement
from algorist.db.tables import Job, JobStep, ProblemRecord
from algorist.engine.terms.design import Usage
from algorist.jobs.actions.events import Event, keep_event
from algorist.jobs.actions.release import add_after_commit, lock_user, release_next, ticket_for
from algorist.jobs.queries import read_told
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
    until = moment + timedelta(seconds=parts.settings.job_lease_seconds)
    mine = {"token": token, "worker": worker, "lease_until": until, "started_at": moment}
    if not await tx.change(_CLAIM, job_id=job_id, generation=generation, **mine):
        return None
    [(number, *row)] = await tx.fetch(_CLAIMED, job_id=job_id)
    claim = Claim(job_id=job_id, token=token, **dict(zip(_CLAIMED_NAMES, row, strict=True)))
    changes = {"state": "running", "attempts": claim.attempts, "control": "", "error": None, "started_at": moment}
    body = {"job": {**changes, "finished_at": None}}
    await keep_event(tx, parts, Event(job_id, claim.user_id, number, "state", body))
    return claim


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
    tx: Transaction,
    parts: Parts,
    claim: Claim,
    new: Update | None,
    step: StoredStep | None = None,
    *,
    usage: Usage | None = None,
) -> None:
    """Keep a step, if there is one, or count what was used beside the steps, and tell what is new, if it is time to.

    Raises:
        ClaimLost: the job is no longer this worker's; nothing is kept.
    """
    put: dict[str, Any] = {"phase": new.phase, "progress": new.progress} if new else {}
    add: dict[str, Any] = {"event_count": 1} if new else {}
    used_now = step.usage if step is not None else usage
    if used_now is not None:
        add |= {
            "dollars": used_now.dollars or 0.0,
            "input_tokens": used_now.input_tokens,
            "output_tokens": used_now.output_tokens,
            "cpu_seconds": used_now.cpu_seconds,
        }
    await _change_fenced(tx, claim, put, add)
    if step is not None:
        columns = {name: getattr(step, name) for name in _STEP_NAMES}
        used_by_step = {name: getattr(step.usage, name) for name in _USAGE_NAMES}
        await tx.change(_KEEP_STEP, job_id=claim.job_id, **columns, **used_by_step)
    if new is not None:
        [(number, *used)] = await tx.fetch(_USED, job_id=claim.job_id)
        told = {
            "job": {"phase": new.phase, "progress": new.progress, **dict(zip(_USED_NAMES, used, strict=True))},
            "steps": new.steps,
            "log": new.log,
        }
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
    put = {"state": ending.state, "error": ending.error, "control": "", "finished_at": now(), **_LET_GO}
    if ending.result is not None:
        put["result"] = ending.result
    await _change_fenced(tx, claim, put, {"run_seconds": ending.run_seconds, "event_count": 1})
    if write is not None and (more := await write(tx)):
        await tx.change(_PUT_RESULT, job_id=claim.job_id, result={**(ending.result or {}), **more})
    told = await _tell_state(tx, parts, claim)
    if is_worth_a_letter(told["type"], told["state"], told["run_seconds"]):
        title = await tx.scalar(select(ProblemRecord.title).where(ProblemRecord.id == told["problem_id"]))
        subject = f"{claim.type}: {title or 'no problem'}"
        await tell_job_finished(tx, parts, claim.user_id, claim.job_id, told["state"], subject)
    await release_next(tx, parts, claim.user_id)


async def park_job(tx: Transaction, parts: Parts, claim: Claim, run_seconds: float) -> None:
    """Set a job aside between two steps, as its owner asked; it goes on after its stored steps.

    Raises:
        ClaimLost: the job is no longer this worker's.
    """
    await lock_user(tx, claim.user_id)
    add = {"run_seconds": run_seconds, "attempts": -1, "event_count": 1}
    await _change_fenced(tx, claim, {"state": State.PAUSED, "control": "", **_LET_GO}, add)
    await _tell_state(tx, parts, claim)
    await release_next(tx, parts, claim.user_id)


async def give_back_job(tx: Transaction, parts: Parts, claim: Claim, run_seconds: float) -> None:
    """Back to the queue without using a try, since this worker stops; another one goes on after the stored steps.

    Raises:
        ClaimLost: the job is no longer this worker's.
    """
    await _requeue(tx, parts, claim, {}, {"attempts": -1, "run_seconds": run_seconds}, 0.0)


async def retry_later(
    tx: Transaction, parts: Parts, claim: Claim, run_seconds: float, error: dict[str, Any], delay_seconds: float
) -> None:
    """Back to the queue for another try after a pause; the error of this try is shown meanwhile.

    Raises:
        ClaimLost: the job is no longer this worker's.
    """
    await _requeue(tx, parts, claim, {"error": error}, {"run_seconds": run_seconds}, delay_seconds)


async def _requeue(
    tx: Transaction, parts: Parts, claim: Claim, put: dict[str, Any], add: dict[str, float], delay_seconds: float
) -> None:
    moment = now()
    not_before = moment + timedelta(seconds=delay_seconds) if delay_seconds else None
    queued = {"state": State.QUEUED, "enqueued_at": moment, "not_before": not_before, **_LET_GO}
    await _change_fenced(tx, claim, {**put, **queued}, {**add, "generation": 1, "event_count": 1})
    await _tell_state(tx, parts, claim)
    add_after_commit(tx, parts, [ticket_for(claim.job_id, claim.generation + 1, claim.type, not_before, 0, moment)])


async def _change_fenced(tx: Transaction, claim: Claim, put: dict[str, Any], add: dict[str, float]) -> None:
    """Change the row of a job that is still this worker's: new values for some columns, and something added to others.

    Raises:
        ClaimLost: it is not.
    """
    statement = _fenced(frozenset(put), frozenset(add))
    if not await tx.change(statement, claimed_id=claim.job_id, claimed_by=claim.token, **put, **add):
        raise ClaimLost(f"job {claim.job_id} is no longer ours")


@lru_cache(maxsize=32)
def _fenced(put: frozenset[str], add: frozenset[str]) -> HotStatement:
    values: dict[str, Any] = {name: bindparam(name) for name in sorted(put)}
    sums = {name: getattr(Job, name) + bindparam(name) for name in sorted(add)}
    return HotStatement(
        update(Job)
        .where(Job.id == bindparam("claimed_id"), Job.token == bindparam("claimed_by"), Job.state == State.RUNNING)
        .values(**values, **sums)
    )


async def _tell_state(tx: Transaction, parts: Parts, claim: Claim) -> dict[str, Any]:
    """Tell everything that a change of state may have changed; the input stays as it is. The event is counted."""
    view = await read_told(tx, claim.job_id)
    told = {name: value for name, value in view.items() if name not in _NOT_TOLD}
    await keep_event(tx, parts, Event(claim.job_id, claim.user_id, view["event_count"], "state", {"job": told}))
    return view


_LET_GO = {"token": None, "lease_until": None}
_NOT_TOLD = frozenset({"event_count", "input", "id", "type"})
_ONE = Job.id == bindparam("job_id")
_CLAIM = HotStatement(
    update(Job)
    .where(_ONE, Job.generation == bindparam("generation"), Job.state == State.QUEUED)
    .values(
        state=State.RUNNING,
        token=bindparam("token"),
        worker=bindparam("worker"),
        lease_until=bindparam("lease_until"),
        attempts=Job.attempts + 1,
        started_at=bindparam("started_at"),
        finished_at=None,
        not_before=None,
        control="",
        error=None,
        event_count=Job.event_count + 1,
    )
)
_CLAIMED_NAMES = tuple(name for name in Claim.__dataclass_fields__ if name not in {"job_id", "token"})
_CLAIMED = HotStatement(select(Job.event_count, *(getattr(Job, name) for name in _CLAIMED_NAMES)).where(_ONE))
_PUT_RESULT = HotStatement(update(Job).where(_ONE).values(result=bindparam("result")))
_USED_NAMES = ("dollars", "input_tokens", "output_tokens", "cpu_seconds")
_USED = HotStatement(select(Job.event_count, *(getattr(Job, name) for name in _USED_NAMES)).where(_ONE))
_STEP_NAMES = tuple(name for name in StoredStep.__dataclass_fields__ if name != "usage")
_USAGE_NAMES = tuple(Usage.__dataclass_fields__)
_KEEP_STEP = HotStatement(
    insert(JobStep).values(
        job_id=bindparam("job_id"), **{name: bindparam(name) for name in (*_STEP_NAMES, *_USAGE_NAMES)}
    )
)
