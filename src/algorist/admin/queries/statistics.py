"""Counts over the whole installation."""

from collections import Counter
from collections.abc import Iterable
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
_KEPT_SECONDS = 30
_SPENT = select(
    func.count().label("jobs"),
    func.coalesce(func.sum(Job.dollars), 0.0).label("dollars"),
    func.coalesce(func.sum(Job.cpu_seconds), 0.0).label("cpu_seconds"),
).select_from(Job)
# The largest of these tables is gone through once, not once for each figure.
_JOBS = _SPENT.add_columns(Job.state, Job.type).group_by(Job.state, Job.type)


async def read_statistics(parts: Parts) -> Statistics:
    """Counted at most half a minute ago, once for all who ask: whole tables are counted."""
    kept = await parts.cache.read("statistics")
    if kept is not None:
        return Statistics.model_validate_json(kept)
    async with parts.database.reading() as session:
        counted = await _count_all(session)
    await parts.cache.write(counted.model_dump_json(), "statistics", seconds=_KEPT_SECONDS)
    return counted


async def _count_all(session: AsyncSession) -> Statistics:

    async def count(table: type[Base], *where: Any) -> int:
        return await session.scalar(select(func.count()).select_from(table).where(*where)) or 0

    jobs = (await session.execute(_JOBS)).all()
    last_day = (await session.execute(_SPENT.where(Job.created_at >= now() - _DAY))).one()
    return Statistics(
        users=await count(User),
        users_active_last_week=await count(User, User.last_sign_in_at >= now() - _WEEK),
        problems=await count(ProblemRecord),
        algorithms=await count(Algorithm),
        versions=await count(AlgorithmVersion),
        jobs=_sum_by((row.state, row.jobs) for row in jobs),
        jobs_last_day=last_day.jobs,
        jobs_by_type=_sum_by((row.type, row.jobs) for row in jobs),
        algorithms_by_verdict=await _count_by(
            session, select(Algorithm.verdict, func.count()).group_by(Algorithm.verdict)
        ),
        dollars_total=sum(row.dollars for row in jobs),
        dollars_last_day=last_day.dollars,
        cpu_seconds_total=sum(row.cpu_seconds for row in jobs),
        mails_waiting=await count(Mail, Mail.sent_at.is_(None), Mail.error == ""),
        mails_failed=await count(Mail, Mail.sent_at.is_(None), Mail.error != ""),
    )


def _sum_by(counts: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for name, count in counts:
        found[name] += count
    return dict(found)


async def _count_by(session: AsyncSession, statement: Select[str, int]) -> dict[str, int]:
    return {row[0]: row[1] for row in await session.execute(statement)}


async def update_gauges(parts: Parts) -> None:
    """Bring the metrics that are read from the database up to date; while it is away they keep their last values."""
    try:
        counted = await read_statistics(parts)
        async with parts.database.reading() as session:
            queue = await read_queue(session, parts)
            workers = await list_workers(session)
    except Unavailable:
        return
    for state in State:
        metrics.jobs_by_state.labels(state).set(queue.states.get(state, 0))
    metrics.oldest_waiting_seconds.set(queue.oldest_waiting_seconds or 0)
    metrics.workers_alive.set(sum(worker.alive for worker in workers))
    metrics.users.set(counted.users)
    metrics.dollars_spent.set(counted.dollars_total)
