"""Taking a job in."""

import hashlib
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from algorist.db.columns import now
from algorist.db.database import Transaction
from algorist.db.tables import Job
from algorist.errors import Conflict, TooMany
from algorist.jobs.actions.events import Event, keep_event
from algorist.jobs.actions.release import add_after_commit, lock_user, read_load, ticket_for
from algorist.jobs.queries import check_subjects, read_money_left, view_job
from algorist.jobs.rules import MONEY_SPENT, State
from algorist.jobs.schemas import JobRequest
from algorist.parts import Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks for a job; `idempotency_key` makes a repeated request the same job."""

    user_id: int
    is_admin: bool = False
    idempotency_key: str | None = None
    request_id: str = ""


async def submit_job(tx: Transaction, parts: Parts, asker: Asker, request: JobRequest) -> tuple[Job, bool]:
    """The job that was asked for, and whether it is new: the same key and the same request give the job of before.

    Raises:
        NotFound: it names a problem or an algorithm that this person may not see.
        Conflict: the key was used for another request.
        TooMany: as many jobs of this person wait as may, or the person's money for today is spent.
    """
    document = request.model_dump(mode="json", exclude={"type"})
    fingerprint = hashlib.sha256(msgspec.json.encode([request.type, document], order="sorted")).hexdigest()
    if asker.idempotency_key and (earlier := await _find_repeated(tx, asker, fingerprint)):
        return earlier, False
    problem_id = await check_subjects(tx, request, asker.user_id, is_admin=asker.is_admin)
    await lock_user(tx, asker.user_id)
    load = await read_load(tx, asker.user_id)
    if load.outstanding >= parts.settings.queued_jobs_per_user:
        raise TooMany(
            f"{load.outstanding} of your jobs are waiting or running already: wait for some, or cancel them.",
            code="queue_quota",
            retry_after=30,
        )
    money = await read_money_left(tx, parts.settings, asker.user_id, document.get("designer"))
    if money is not None and money <= 0:
        raise TooMany(MONEY_SPENT, code="daily_spend", retry_after=3600)
    release = load.released < parts.settings.jobs_per_user and not load.held
    job = _new_job(asker, request.type, document, problem_id, getattr(request, "algorithm_id", None))
    job.input_hash = fingerprint
    job.enqueued_at = now() if release else None
    if not await _insert_once(tx, job):
        earlier = await _find_repeated(tx, asker, fingerprint)
        assert earlier is not None, "the key is taken, so the job that has it is there"
        return earlier, False
    await _tell_of(tx, parts, job)
    if release:
        add_after_commit(tx, parts, [ticket_for(job.id, 0, job.type, None, load.outstanding, now())])
    return job, True


def _new_job(
    asker: Asker, kind: str, document: dict[str, Any], problem_id: int | None, algorithm_id: int | None
) -> Job:
    return Job(
        user_id=asker.user_id,
        type=kind,
        state=State.QUEUED,
        problem_id=problem_id,
        algorithm_id=algorithm_id,
        input=document,
        progress={},
        idempotency_key=asker.idempotency_key,
        request_id=asker.request_id[:40],
        event_count=1,
        created_at=now(),
    )


async def _find_repeated(tx: Transaction, asker: Asker, fingerprint: str) -> Job | None:
    earlier = await tx.scalar(
        select(Job).where(Job.user_id == asker.user_id, Job.idempotency_key == asker.idempotency_key)
    )
    if earlier is not None and earlier.input_hash != fingerprint:
        raise Conflict(
            f"This Idempotency-Key was used for job {earlier.id}, which asked for something else: use a new key.",
            code="idempotency_key_reused",
        )
    return earlier


async def _insert_once(tx: Transaction, job: Job) -> bool:
    """Whether the job was inserted: not when another transaction has just used its key."""
    if job.idempotency_key is None:
        tx.add(job)
        await tx.flush()
        return True
    try:
        async with tx.begin_nested():
            tx.add(job)
            await tx.flush()
    except IntegrityError:
        return False
    return True


async def _tell_of(tx: Transaction, parts: Parts, job: Job) -> None:
    body = {"job": view_job(job).model_dump(mode="json", exclude={"event_count"})}
    await keep_event(tx, parts, Event(job.id, job.user_id, 1, "state", body))
