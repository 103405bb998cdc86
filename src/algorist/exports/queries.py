"""Reads of exports."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from algorist.db.paging import Page, cut_page, newest_first
from algorist.db.tables import ExportRecord
from algorist.errors import NotFound
from algorist.exports.schemas import ExportView


async def find_export(session: AsyncSession, export_id: int, user_id: int) -> ExportRecord:
    """A person's own export.

    Raises:
        NotFound: there is none, or it is another's.
    """
    row = await session.get(ExportRecord, export_id)
    if row is None or row.user_id != user_id:
        raise NotFound(f"There is no export {export_id}.")
    return row


async def list_exports(session: AsyncSession, user_id: int, cursor: str | None, limit: int) -> Page[ExportView]:
    """A page of a person's exports, newest first."""
    mine = select(ExportRecord).where(ExportRecord.user_id == user_id)
    statement = newest_first(mine, ExportRecord.created_at, ExportRecord.id, cursor, limit)
    rows, following = cut_page(
        list(await session.scalars(statement)), limit, lambda row: row.created_at, lambda row: row.id
    )
    return [view_export(row) for row in rows], following


def view_export(row: ExportRecord) -> ExportView:
    """An export as it crosses the wire."""
    return ExportView(
        id=row.id,
        job_id=row.job_id,
        subject=row.subject,
        subject_id=row.subject_id,
        format=row.format,
        name=row.name,
        size_bytes=row.size_bytes,
        sha256=row.sha256,
        url=f"/api/exports/{row.id}/file",
        created_at=row.created_at,
        expires_at=row.expires_at,
    )
