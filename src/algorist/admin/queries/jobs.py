"""Reads of everybody's jobs, of the queue and of the workers."""

from datetime import timedelta
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from algorist.admin.schemas import AdminJob, AdminJobPage, QueueState, Worker
from algorist.db.columns import now
from algorist.db.paging import cut_page, newest_first
from algorist.db.tables import Job, User, WorkerBeat
from algorist.jobs.rules import State
from algorist.parts import Parts
from algorist.queue.carrier import carrier_of
from algorist.redis.link import RedisAway

ALIVE = timedelta(seconds=30)
_SHOWN = timedelta(days=1)
_HOUR = timedelta(hours=1)


class JobFilter(BaseModel):
    """Which jobs are listed."""

    model_config = ConfigDict(extra="forbid")

    cursor: str | None = Field(None, max_length=120)
    limit: int = Field(50, ge=1, le=100)
    state: State | None = None
    type: str | None = Field(None, max_length=16)
    user_id: Annotated[int, Field(ge=1, le=2**63 - 1)] | None = None
    worker: str | None = Field(None, max_length=120)


async def list_jobs(session: AsyncSession, wanted: JobFilter) -> AdminJobPage:
    """A page of jobs, newest first."""
    statement = select(Job, User.email).join(User, User.id == Job.user_id)
    for column, value in (
        (Job.state, wanted.state),
        (Job.type, wanted.type),
        (Job.user_id, wanted.user_id),
        (Job.worker, wanted.worker),
    ):
        if value is not None:
            statement = statement.where(column == value)
    paged = newest_first(statement, Job.created_at, Job.id, wanted.cursor, wanted.limit)
    found = [(row[0], row[1]) for row in await session.execute(paged)]
    rows, following = cut_page(found, wanted.limit, lambda row: row[0].created_at, lambda row: row[0].id)
    return AdminJobPage(items=[_describe(job, email) for job, email in rows], next_cursor=following)


def _describe(job: Job, email: str) -> AdminJob:
    return AdminJob(
        id=job.id,
        user_id=job.user_id,
        user_email=email,
        type=job.type,
        state=State(job.state),
        phase=job.phase,
        worker=job.worker,
        attempts=job.attempts,
        dollars=job.dollars,
        error=job.error,
        created_at=job.created_at,
        started_at=job.started_at,
        finished_at=job.finished_at,
    )


async def read_queue(session: AsyncSession, parts: Parts) -> QueueState:
    """Jobs by state, and how long the oldest has waited."""
    by_state = select(Job.state, func.count()).group_by(Job.state)
    states = {row[0]: row[1] for row in await session.execute(by_state)}
    waiting = (Job.state == "queued",)
    unstamped = select(func.count()).select_from(Job).where(*waiting, Job.enqueued_at.is_(None))
    oldest = await session.scalar(select(func.min(Job.created_at)).where(*waiting))
    recently = (Job.finished_at >= now() - _HOUR,)
    finished = select(Job.state, func.count()).where(*recently).group_by(Job.state)
    ended = {row[0]: row[1] for row in await session.execute(finished)}
    return QueueState(
        name=parts.settings.queue_name,
        states=states,
        waiting=states.get("queued", 0),
        not_yet_enqueued=await session.scalar(unstamped) or 0,
        oldest_waiting_seconds=None if oldest is None else (now() - oldest).total_seconds(),
        finished_last_hour=sum(ended.values()),
        failed_last_hour=ended.get("failed", 0),
        redis=await _count_in_redis(parts),
    )


async def _count_in_redis(parts: Parts) -> dict[str, int] | None:
    try:
        return await carrier_of(parts.redis, parts.settings.queue_name).counts()
    except RedisAway:
        return None


async def list_workers(session: AsyncSession) -> list[Worker]:
    """Workers that beat within the last day, the latest first."""
    moment = now()
    statement = select(WorkerBeat).where(WorkerBeat.beat_at >= moment - _SHOWN).order_by(WorkerBeat.beat_at.desc())
    return [
        Worker(
            name=row.name,
            host=row.host,
            pid=row.pid,
            version=row.version,
            tier=row.tier,
            concurrency=row.concurrency,
            running=row.running,
            done=row.done,
            failed=row.failed,
            alive=row.stopped_at is None and row.beat_at >= moment - ALIVE,
            started_at=row.started_at,
            beat_at=row.beat_at,
            stopped_at=row.stopped_at,
        )
        for row in await session.scalars(statement.limit(500))
    ]
