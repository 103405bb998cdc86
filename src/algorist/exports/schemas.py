"""What crosses the wire about exports."""

from datetime import datetime

from pydantic import BaseModel


class ExportView(BaseModel):
    """A file that was made; `url` gives it until `expires_at`."""

    id: int
    job_id: int | None
    subject: str
    subject_id: int | None
    format: str
    name: str
    size_bytes: int
    sha256: str
    url: str
    created_at: datetime
    expires_at: datetime


class ExportPage(BaseModel):
    """A page of exports, newest first; `next_cursor` asks for the one after it."""

    items: list[ExportView]
    next_cursor: str | None = None
