"""Counts over the whole installation."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from algorist.admin.queries.jobs import list_workers, read_queue
from algorist.admin.schemas import Statistics
from algorist.db.columns import now
from algorist.db.tables import Algorithm, AlgorithmVersion, Base, Job, Mail, ProblemRecord, User
from algorist.errors import Unavailable
from algorist.jobs.rules import State
from algorist.observability import metrics
from algorist.parts import Parts

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


async def read_statistics(session: AsyncSession) -> Statistics:
    """Counted in the database at this moment."""

    async def count(table: type[Base], *where: Any) -> int:
        return await session.scalar(select(func.count()).select_from(table).where(*where)) or 0

    async def total(column: Any, *where: Any) -> float:
        return float(await session.scalar(select(func.coalesce(func.sum(column), 0)).where(*where)) or 0)

    day = (Job.created_at >= now() - _DAY,)
    return Statistics(
        users=await count(User),
        users_active_last_week=await count(User, User.last_sign_in_at >= now() - _WEEK),
        problems=await count(ProblemRecord),
        algorithms=await count(Algorithm),
        versions=await count(AlgorithmVersion),
        jobs=await _count_by(session, select(Job.state, func.count()).group_by(Job.state)),
        jobs_last_day=await count(Job, *day),
        jobs_by_type=await _count_by(session, select(Job.type, func.count()).group_by(Job.type)),
        algorithms_by_verdict=await _count_by(
            session, select(Algorithm.verdict, func.count()).group_by(Algorithm.verdict)
        ),
        dollars_total=await total(Job.dollars),
        dollars_last_day=await total(Job.dollars, *day),
        cpu_seconds_total=await total(Job.cpu_seconds),
        mails_waiting=await count(Mail, Mail.sent_at.is_(None), Mail.error == ""),
        mails_failed=await count(Mail, Mail.sent_at.is_(None), Mail.error != ""),
    )


async def _count_by(session: AsyncSession, statement: Select[str, int]) -> dict[str, int]:
    return {row[0]: row[1] for row in await session.execute(statement)}


async def update_gauges(parts: Parts) -> None:
    """Bring the metrics that are read from the database up to date; while it is away they keep their last values."""
    try:
        async with parts.database.reading() as session:
            counted = await read_statistics(session)
            queue = await read_queue(session, parts)
            workers = await list_workers(session)
    except Unavailable:
        return
    for state in State:
        metrics.jobs_by_state.labels(state).set(counted.jobs.get(state, 0))
    metrics.oldest_waiting_seconds.set(queue.oldest_waiting_seconds or 0)
    metrics.workers_alive.set(sum(worker.alive for worker in workers))
    metrics.users.set(counted.users)
    metrics.dollars_spent.set(counted.dollars_total)
