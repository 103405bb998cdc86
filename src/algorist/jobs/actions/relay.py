"""Mending what was left behind: held jobs with a free place, released ones that no worker took, lapsed leases.

One process at a time runs this each second, under a lock row. Every write is conditional, so that two relays at once
would do no harm either.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from sqlalchemy import and_, delete, func, select, update

from algorist.db.columns import now
from algorist.db.database import Database, Transaction
from algorist.db.tables import Job, JobEvent
from algorist.jobs.actions.events import emit_event
from algorist.jobs.actions.release import add_after_commit, lock_user, release_next, ticket_for
from algorist.jobs.queries import view_job
from algorist.jobs.rules import FINISHED, State, after_failed_try
from algorist.parts import Parts
from algorist.queue.carrier import carrier_of
from algorist.redis.link import RedisAway

# Where Redis has fewer jobs waiting than it should, those released longer ago than this are added again.
_LOST_SECONDS = 1.0
# And those that no worker has taken for so long in any case; harmless while Redis knows them.
_ADD_AGAIN_SECONDS = 15.0
_BATCH = 500


async def release_jobs(parts: Parts) -> int:
    """Release held jobs that have a free place, and add those again that nobody took; gives how many were added."""
    return await _release_held(parts) + await _add_again(parts)


async def _release_held(parts: Parts) -> int:
    async with parts.database.reading() as session:
        held = select(Job.user_id).where(Job.state == State.QUEUED, Job.enqueued_at.is_(None)).distinct()
        users = list(await session.scalars(held))
    released = 0
    for user_id in users:
        async with parts.database.transaction() as tx:
            await lock_user(tx, user_id)
            released += len(await release_next(tx, parts, user_id))
    return released


async def _add_again(parts: Parts) -> int:
    """Adding follows the commit, as everywhere; the stamp is moved on so that the next pass leaves them alone."""
    in_redis = await _count_in_redis(parts)
    moment = now()
    released = and_(Job.state == State.QUEUED, Job.enqueued_at < moment - timedelta(seconds=_LOST_SECONDS))
    async with parts.database.reading() as session:
        expected = await session.scalar(select(func.count()).where(released)) or 0
        if not expected:
            return 0
        running = await session.scalar(select(func.count()).where(Job.state == State.RUNNING)) or 0
        age = _LOST_SECONDS if _are_some_lost(in_redis, expected, running) else _ADD_AGAIN_SECONDS
        stale = and_(Job.state == State.QUEUED, Job.enqueued_at < moment - timedelta(seconds=age))
        found = select(Job.id, Job.generation, Job.type, Job.not_before).where(stale)
        rows = (await session.execute(found.order_by(Job.enqueued_at).limit(_BATCH))).all()
    if not rows:
        return 0
    async with parts.database.transaction() as tx:
        ids = [row.id for row in rows]
        waiting = update(Job).where(Job.id.in_(ids), Job.state == State.QUEUED, Job.enqueued_at.is_not(None))
        await tx.change(waiting.values(enqueued_at=moment))
        tickets = [ticket_for(row.id, row.generation, row.type, row.not_before, 0, moment) for row in rows]
        add_after_commit(tx, parts, tickets)
    return len(rows)


async def _count_in_redis(parts: Parts) -> dict[str, int] | None:
    """What Redis has, None where it is away. It is counted before the table is: a job that moves on in between is then
    missing in the table, not in Redis, and nothing looks lost that is not.
    """
    try:
        return await carrier_of(parts.redis, parts.settings.queue_name).counts()
    except RedisAway:
        return None


def _are_some_lost(in_redis: dict[str, int] | None, expected: int, running: int) -> bool:
    """Whether Redis lost jobs, or never got them. A ticket that a worker has taken while its job does not run yet is
    about to be claimed. Those that Redis holds and the table does not only hide a loss for the quarter of a minute
    after which all are added anyway.
    """
    if in_redis is None:
        return False
    claiming = max(0, in_redis["active"] - running)
    return in_redis["waiting"] + in_redis["prioritized"] + in_redis["delayed"] + claiming < expected


async def requeue_lapsed_jobs(parts: Parts) -> int:
    """Jobs whose worker is silent go back to the queue; those with no try left fail, those to be cancelled end."""
    lapsed = select(Job.id, Job.user_id).where(Job.state == State.RUNNING, Job.lease_until < now())
    async with parts.database.reading() as session:
        rows = (await session.execute(lapsed.limit(_BATCH))).all()
    for row in rows:
        async with parts.database.transaction() as tx:
            await lock_user(tx, row.user_id)
            await _requeue_lapsed(tx, parts, row.id)
    return len(rows)


async def _requeue_lapsed(tx: Transaction, parts: Parts, job_id: int) -> None:
    job = await tx.get(Job, job_id, with_for_update=True, populate_existing=True)
    moment = now()
    if job is None or job.state != State.RUNNING or job.lease_until is None or job.lease_until >= moment:
        return
    silent_since = job.lease_until - timedelta(seconds=parts.settings.job_lease_seconds)
    if job.started_at is not None:
        job.run_seconds += max(0.0, (silent_since - job.started_at).total_seconds())
    job.token = None
    job.lease_until = None
    following = after_failed_try(
        job.attempts, parts.settings.job_attempts, may_retry=True, wait_seconds=None, seed=job.id
    )
    if job.control == "cancel":
        job.state, job.finished_at, job.control = State.CANCELLED, moment, ""
    elif following.again:
        # At once: the worker was lost, not what the job needs.
        job.state, job.generation, job.enqueued_at = State.QUEUED, job.generation + 1, moment
    else:
        job.state, job.finished_at, job.error = State.FAILED, moment, _worker_lost(job)
    await tx.flush()
    view = view_job(job).model_dump(mode="json", exclude={"event_count", "input", "id", "type"})
    await emit_event(tx, parts, job.id, job.user_id, "state", {"job": view})
    if job.state == State.QUEUED:
        add_after_commit(tx, parts, [ticket_for(job.id, job.generation, job.type, None, 0, moment)])
    else:
        await release_next(tx, parts, job.user_id)


def _worker_lost(job: Job) -> dict[str, Any]:
    tries = "once" if job.attempts == 1 else f"{job.attempts} times"
    detail = (
        f"The worker that ran this job was lost {tries}, most likely because the job needs more memory than there is."
    )
    return {"code": "worker_lost", "detail": detail, "phase": job.phase, "request_id": job.request_id}


async def sweep_events(database: Database, days: int, batch: int = 2000) -> int:
    """Remove the events of jobs that ended longer ago than that; the jobs, their steps and results stay."""
    limit = now() - timedelta(days=days)
    removed = 0
    while True:
        async with database.transaction() as tx:
            ended = select(Job.id).where(Job.state.in_(FINISHED), Job.finished_at < limit, Job.event_count > 0)
            old = select(JobEvent.job_id).where(JobEvent.job_id.in_(ended), JobEvent.created_at < limit)
            ids: Iterable[int] = set(await tx.scalars(old.limit(batch)))
            if not ids:
                return removed
            removed += await tx.change(delete(JobEvent).where(JobEvent.job_id.in_(ids)))
