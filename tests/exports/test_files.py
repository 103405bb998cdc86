"""Taking an export away, also when its file is not there."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from tests.service import Service, Signed

from algorist.db.columns import now
from algorist.db.tables import ExportRecord
from algorist.errors import Unavailable
from algorist.files import Files

pytestmark = pytest.mark.anyio
KEY, CONTENT = "exports/1.csv", b"1, 2\n"


async def keep_export(service: Service, person: Signed) -> str:
    """The address of the file of an export."""
    await service.parts.files.write_file(KEY, CONTENT)
    kept = {"name": "a.csv", "file_key": KEY, "size_bytes": len(CONTENT), "sha256": "0"}
    async with service.parts.database.transaction() as tx:
        row = ExportRecord(
            user_id=person.id, subject="problem", format="zip", expires_at=now() + timedelta(days=1), **kept
        )
        tx.add(row)
        await tx.flush()
        return f"/api/exports/{row.id}/file"


async def test_a_file_that_is_gone_or_away_is_an_answer_and_not_a_file_that_breaks_off(
    quick_service: Service, monkeypatch: pytest.MonkeyPatch
):
    ada = await quick_service.register("ada")
    path = await keep_export(quick_service, ada)
    whole = await ada.client.get(path)
    assert (whole.content, whole.headers["content-length"]) == (CONTENT, str(len(CONTENT)))
    assert whole.headers["content-disposition"] == 'attachment; filename="a.csv"'
    await quick_service.parts.files.delete_file(KEY)
    gone = await ada.client.get(path)
    assert (gone.status_code, gone.json()["code"]) == (404, "file_gone")

    async def away(_: Files, key: str) -> AsyncIterator[bytes]:
        if key == KEY:
            raise Unavailable("The file store does not answer.", code="files_away", retry_after=2)
        yield CONTENT

    monkeypatch.setattr(Files, "stream_file", away)
    refused = await ada.client.get(path)
    assert (refused.status_code, refused.json()["code"]) == (503, "files_away")
