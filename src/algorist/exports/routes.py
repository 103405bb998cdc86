"""HTTP for exports; an `export` job makes one."""

from fastapi import status
from fastapi.responses import StreamingResponse

from algorist.auth.deps import CurrentUser, Cursor, PageSize, PartsDep, RoomRouter, RowId
from algorist.exports import actions, queries
from algorist.exports.schemas import ExportPage

router = RoomRouter(prefix="/api/exports", tags=["exports"])


@router.get("", summary="List one's exports")
async def list_exports(parts: PartsDep, person: CurrentUser, cursor: Cursor = None, limit: PageSize = 20) -> ExportPage:
    """Newest first."""
    async with parts.database.reading() as session:
        items, following = await queries.list_exports(session, person.id, cursor, limit)
    return ExportPage(items=items, next_cursor=following)


@router.get("/{export_id}/file", summary="Take an export away", response_class=StreamingResponse)
async def download_export(export_id: RowId, parts: PartsDep, person: CurrentUser) -> StreamingResponse:
    """The file, with its checksum as the ETag."""
    async with parts.database.reading() as session:
        row = await queries.find_export(session, export_id, person.id)
    headers = {
        "content-disposition": f'attachment; filename="{row.name}"',
        "content-length": str(row.size_bytes),
        "etag": f'"{row.sha256}"',
        "cache-control": "private, no-cache",
    }
    return StreamingResponse(
        parts.files.stream_file(row.file_key), media_type="application/octet-stream", headers=headers
    )


@router.delete("/{export_id}", status_code=status.HTTP_204_NO_CONTENT, summary="Remove an export")
async def delete_export(export_id: RowId, parts: PartsDep, person: CurrentUser) -> None:
    """The file goes with it."""
    async with parts.database.transaction() as tx:
        await actions.delete_export(tx, parts, await queries.find_export(tx, export_id, person.id))
