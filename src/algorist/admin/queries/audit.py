"""Reads of the audit log."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from algorist.admin.schemas import AuditPage, AuditRow
from algorist.db.paging import cut_page, newest_first
from algorist.db.tables import AuditEntry


class AuditFilter(BaseModel):
    """Which entries are listed."""

    model_config = ConfigDict(extra="forbid")

    cursor: str | None = Field(None, max_length=120)
    limit: int = Field(50, ge=1, le=100)
    actor_id: Annotated[int, Field(ge=1, le=2**63 - 1)] | None = None
    action: str | None = Field(None, max_length=40)
    subject: str | None = Field(None, max_length=120)
    since: datetime | None = None
    until: datetime | None = None


async def list_audit_entries(session: AsyncSession, wanted: AuditFilter) -> AuditPage:
    """A page of the audit log, newest first."""
    statement = select(AuditEntry)
    if wanted.actor_id is not None:
        statement = statement.where(AuditEntry.actor_id == wanted.actor_id)
    if wanted.action:
        statement = statement.where(AuditEntry.action == wanted.action)
    if wanted.subject:
        statement = statement.where(AuditEntry.subject == wanted.subject)
    if wanted.since is not None:
        statement = statement.where(AuditEntry.created_at >= _aware(wanted.since))
    if wanted.until is not None:
        statement = statement.where(AuditEntry.created_at < _aware(wanted.until))
    paged = newest_first(statement, AuditEntry.created_at, AuditEntry.id, wanted.cursor, wanted.limit)
    found = list(await session.scalars(paged))
    rows, following = cut_page(found, wanted.limit, lambda row: row.created_at, lambda row: row.id)
    items = [AuditRow.model_validate(row, from_attributes=True) for row in rows]
    return AuditPage(items=items, next_cursor=following)


def _aware(moment: datetime) -> datetime:
    """A time without a zone is taken as UTC."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
