"""HTTP for exports, which an `export` job makes, and for bringing one back in."""

from fastapi import status
from fastapi.responses import StreamingResponse

from algorist.auth.deps import CurrentUser, Cursor, PageSize, PartsDep, RoomRouter, RowId, file_answer
from algorist.exports import actions, queries
from algorist.exports.schemas import ExportFile, ExportPage, Imported

router = RoomRouter(prefix="/api/exports", tags=["exports"])
imports_router = RoomRouter(prefix="/api/imports", tags=["exports"])


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
        "content-length": str(row.size_bytes),
        "etag": f'"{row.sha256}"',
        "cache-control": "private, no-cache",
    }
    return await file_answer(parts.files.stream_file(row.file_key), row.name, "application/octet-stream", headers)


@router.delete("/{export_id}", status_code=status.HTTP_204_NO_CONTENT, summary="Remove an export")
async def delete_export(export_id: RowId, parts: PartsDep, person: CurrentUser) -> None:
    """The file goes with it."""
    async with parts.database.transaction() as tx:
        await actions.delete_export(tx, parts, await queries.find_export(tx, export_id, person.id))


@imports_router.post("", status_code=status.HTTP_201_CREATED, summary="Import an export")
async def import_file(body: ExportFile, parts: PartsDep, person: CurrentUser) -> Imported:
    """The JSON file of a problem or an algorithm, as it came, from here or another installation.

    Both become one's own and private. A problem that one has already is not made twice. The algorithm is unverified
    until an `analyze` job has run it here.
    """
    async with parts.database.transaction() as tx:
        return await actions.import_file(tx, person.id, person.name, body)
