"""Figures for administrators of people and of room: who is active, and what is kept."""

from datetime import date
from typing import Any

from sqlalchemy import Subquery, distinct, func, literal, select, text, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from algorist.analytics.queries.jobs import head_of
from algorist.analytics.queries.windows import MOST_ROWS, bucket_of, is_cut, within
from algorist.analytics.rules import Window
from algorist.analytics.schemas import PeopleFigures, PeopleRow, StorageFigures, StorageRow
from algorist.db.tables import (
    Algorithm,
    AlgorithmVersion,
    AuditEntry,
    Base,
    ExportRecord,
    Job,
    JobEvent,
    JobStep,
    TraceRecord,
    User,
)

_CAME_IN = ("signed_in", "registered")


async def read_people(session: AsyncSession, window: Window) -> PeopleFigures:
    """Who submitted a job or signed in, and who came new."""
    deeds = _deeds(window)
    did = func.count(distinct(deeds.c.user_id))
    active = await _count(session, select(deeds.c.bucket, did).group_by(deeds.c.bucket))
    submitting = await _count(session, select(deeds.c.bucket, did).where(deeds.c.job == 1).group_by(deeds.c.bucket))
    new = select(bucket_of(User.created_at, window)).where(*within(User.created_at, window)).subquery()
    joined = await _count(session, select(new.c.bucket, func.count()).group_by(new.c.bucket))
    rows = [
        PeopleRow(
            bucket=date.fromisoformat(bucket),
            active=active.get(bucket, 0),
            submitting=submitting.get(bucket, 0),
            joined=joined.get(bucket, 0),
        )
        for bucket in sorted(active | joined)
    ]
    return PeopleFigures(**head_of(window), rows=rows, cut=await is_cut(session, deeds))


def _deeds(window: Window) -> Subquery:
    """Submitted jobs and sign-ins, newest first, as (bucket, user_id, job)."""
    jobs = (
        select(bucket_of(Job.created_at, window), Job.user_id.label("user_id"), literal(1).label("job"))
        .where(*within(Job.created_at, window))
        .order_by(Job.created_at.desc())
        .limit(MOST_ROWS)
        .subquery()
    )
    entries = (
        select(bucket_of(AuditEntry.created_at, window), AuditEntry.actor_id.label("user_id"), literal(0).label("job"))
        .where(*within(AuditEntry.created_at, window), AuditEntry.actor_id.is_not(None))
        .where(AuditEntry.action.in_(_CAME_IN))
        .order_by(AuditEntry.created_at.desc())
        .limit(MOST_ROWS)
        .subquery()
    )
    return union_all(select(jobs), select(entries)).subquery()


async def _count(session: AsyncSession, wanted: Any) -> dict[str, int]:
    return {row[0]: row[1] for row in await session.execute(wanted)}


async def read_storage(session: AsyncSession, window: Window) -> StorageFigures:
    """What is kept, counted over whole tables: ask rarely."""
    rows = [await _size_files(session, "traces", TraceRecord, window)]
    rows.append(await _size_files(session, "exports", ExportRecord, window))
    tables: dict[str, type[Base]] = {
        "algorithms": Algorithm,
        "versions": AlgorithmVersion,
        "jobs": Job,
        "job events": JobEvent,
        "job steps": JobStep,
    }
    for kind, table in tables.items():
        kept = await session.scalar(select(func.count()).select_from(table))
        rows.append(StorageRow(kind=kind, kept=kept, bytes=None, made=None, made_bytes=None))
    size = await _size_database(session)
    rows.append(StorageRow(kind="database", kept=None, bytes=size, made=None, made_bytes=None))
    return StorageFigures(**head_of(window), rows=rows)


async def _size_files(session: AsyncSession, kind: str, table: Any, window: Window) -> StorageRow:
    sizes = select(func.count(), func.coalesce(func.sum(table.size_bytes), 0))
    kept, size = (await session.execute(sizes)).one()
    made, made_size = (await session.execute(sizes.where(*within(table.created_at, window)))).one()
    return StorageRow(kind=kind, kept=kept, bytes=int(size), made=made, made_bytes=int(made_size))


async def _size_database(session: AsyncSession) -> int | None:
    """As the database itself says it; on MySQL and MariaDB an estimate that lags behind."""
    if session.get_bind().dialect.name == "sqlite":
        asked = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    else:
        asked = "SELECT SUM(data_length + index_length) FROM information_schema.tables WHERE table_schema = DATABASE()"
    size = await session.scalar(text(asked))
    return None if size is None else int(size)
