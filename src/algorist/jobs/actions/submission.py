"""Taking a job in."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from algorist.db.columns import now
from algorist.db.database import Transaction
from algorist.db.hot import HotStatement
from algorist.db.tables import Job
from algorist.errors import Conflict, TooMany
from algorist.jobs.actions.events import Event, keep_event
from algorist.jobs.actions.release import add_after_commit, lock_user, read_load, ticket_for
from algorist.jobs.queries import check_subjects, read_money_left, read_told
from algorist.jobs.rules import MONEY_SPENT, State
from algorist.jobs.schemas import JobRequest, JobView, ProgressView
from algorist.parts import Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks for a job; `idempotency_key` makes a repeated request the same job."""

    user_id: int
    is_admin: bool = False
    idempotency_key: str | None = None
    request_id: str = ""


async def submit_job(tx: Transaction, parts: Parts, asker: Asker, request: JobRequest) -> tuple[JobView, bool]:
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
    moment = now()
    release = load.released < parts.settings.jobs_per_user and not load.held
    view = JobView(
        id=0,
        type=request.type,
        state=State.QUEUED,
        problem_id=problem_id,
        algorithm_id=getattr(request, "algorithm_id", None),
        input=document,
        progress=ProgressView(),
        event_count=1,
        created_at=moment,
    )
    if not await _insert_once(tx, asker, view, fingerprint, moment if release else None):
        earlier = await _find_repeated(tx, asker, fingerprint)
        assert earlier is not None, "the key is taken, so the job that has it is there"
        return earlier, False
    told = view.model_dump(mode="json", exclude={"event_count"})
    await keep_event(tx, parts, Event(view.id, asker.user_id, 1, "state", {"job": told}))
    if release:
        add_after_commit(tx, parts, [ticket_for(view.id, 0, view.type, None, load.outstanding, moment)])
    return view, True


async def _find_repeated(tx: Transaction, asker: Asker, fingerprint: str) -> JobView | None:
    for job_id, known in await tx.fetch(_REPEATED, user_id=asker.user_id, key=asker.idempotency_key):
        if known != fingerprint:
            raise Conflict(
                f"This Idempotency-Key was used for job {job_id}, which asked for something else: use a new key.",
                code="idempotency_key_reused",
            )
        return JobView.model_validate_json(msgspec.json.encode(await read_told(tx, job_id)))
    return None


async def _insert_once(
    tx: Transaction, asker: Asker, view: JobView, fingerprint: str, enqueued_at: datetime | None
) -> bool:
    """Whether the job was inserted, and so got its id: not when another transaction has just used its key."""
    row: dict[str, Any] = {name: getattr(view, name) for name in _VIEWED}
    row |= {
        "user_id": asker.user_id,
        "idempotency_key": asker.idempotency_key,
        "input_hash": fingerprint,
        "request_id": asker.request_id[:40],
        "enqueued_at": enqueued_at,
    }
    try:
        view.id = await tx.insert(_INSERT, **row)
    except IntegrityError:
        if asker.idempotency_key is None:
            raise
        return False
    return True


_VIEWED = ("type", "state", "problem_id", "algorithm_id", "input", "event_count", "created_at")
_NOTED = ("user_id", "idempotency_key", "input_hash", "request_id", "enqueued_at")
_INSERT = HotStatement(insert(Job).values(progress={}, **{name: bindparam(name) for name in (*_VIEWED, *_NOTED)}))
_REPEATED = HotStatement(
    select(Job.id, Job.input_hash).where(Job.user_id == bindparam("user_id"), Job.idempotency_key == bindparam("key"))
)
