"""A job and the list of a person's jobs, as JSON: asked again and again by whoever waits for one.

The shapes are `JobView` and `JobPage`; what was asked and what came out go out as they are stored.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import msgspec
from pydantic import BaseModel
from sqlalchemy import bindparam, select

from algorist.db.columns import stored_text
from algorist.db.database import Database
from algorist.db.hot import HotReader, HotStatement
from algorist.db.paging import LIMIT, cursor_values, cut_page, in_order, newest_of, state_of_page
from algorist.db.tables import Job
from algorist.errors import NotFound
from algorist.jobs.schemas import JobError, JobView, ProgressView

_NAMES = tuple(JobView.model_fields)
_CREATED_AT = _NAMES.index("created_at")
_EVENT_COUNT = _NAMES.index("event_count")
_JSON = ("input", "progress", "result", "error")
_COLUMNS = [stored_text(getattr(Job, name)).label(name) if name in _JSON else getattr(Job, name) for name in _NAMES]
# A struct is filled and written in a fraction of the time that a dictionary takes.
_Shown: type[msgspec.Struct] = msgspec.defstruct("_Shown", [(name, Any) for name in _NAMES])
_INPUT, _PROGRESS, _RESULT, _ERROR = (_NAMES.index(name) for name in _JSON)


def _reader_of(view: type[BaseModel], **needed: str) -> msgspec.json.Decoder[Any]:
    """Reads what is stored of a view: what is missing gets its default, what this version does not show is left out."""
    fields = [(name, Any, field.get_default()) for name, field in view.model_fields.items() if name not in needed]
    given = [(name, Any, value) for name, value in needed.items()]
    return msgspec.json.Decoder(msgspec.defstruct(view.__name__, [*given, *fields]))


_read_progress = _reader_of(ProgressView).decode
_read_error = _reader_of(JobError, code="", detail="").decode
_STATE = HotStatement(select(Job.user_id, Job.id, Job.event_count).where(Job.id == bindparam("job_id")))
_VIEW = HotStatement(select(*_COLUMNS, Job.user_id).where(Job.id == bindparam("job_id")))


async def read_job_state(database: Database, job_id: int, user_id: int, *, is_admin: bool = False) -> tuple[int, int]:
    """What changes whenever the job does: its id and the number of its newest event.

    Raises:
        NotFound: there is none, or it is another's.
    """
    for owner_id, number, event_count in await database.fetch(_STATE, job_id=job_id):
        if owner_id == user_id or is_admin:
            return number, event_count
    raise NotFound(f"There is no job {job_id}.")


async def read_job(
    database: Database, job_id: int, user_id: int, *, is_admin: bool = False
) -> tuple[tuple[int, int], bytes]:
    """The state of a job, and the job.

    Raises:
        NotFound: there is none, or it is another's.
    """
    for *row, owner_id in await database.fetch(_VIEW, job_id=job_id):
        if owner_id == user_id or is_admin:
            view = _show(row)
            return (row[0], row[_EVENT_COUNT]), msgspec.json.encode(view)
    raise NotFound(f"There is no job {job_id}.")


async def read_told(reader: HotReader, job_id: int) -> dict[str, Any]:
    """The fields of the job's view, for those who know that it is there and who may see it."""
    [(*row, _)] = await reader.fetch(_VIEW, job_id=job_id)
    view: dict[str, Any] = msgspec.structs.asdict(_show(row))
    view["progress"] = msgspec.structs.asdict(view["progress"])
    if view["error"] is not None:
        view["error"] = msgspec.structs.asdict(view["error"])
    return view


async def read_list_state(
    database: Database, user_id: int, wanted: dict[str, Any], cursor: str | None, limit: int, *, oldest: bool = False
) -> str:
    """What changes whenever `list_jobs` does."""
    statement, values = _asked(user_id, wanted, cursor, limit, state=True, oldest=oldest)
    return state_of_page(user_id, await database.fetch(statement, **values))


async def list_jobs(
    database: Database, user_id: int, wanted: dict[str, Any], cursor: str | None, limit: int, *, oldest: bool = False
) -> tuple[str, bytes]:
    """The state of a page of a person's jobs, newest or oldest first, and the page; `wanted` maps names of columns to
    values, None for any.
    """
    statement, values = _asked(user_id, wanted, cursor, limit, state=False, oldest=oldest)
    found = await database.fetch(statement, **values)
    rows, following = cut_page(found, limit, lambda row: row[_CREATED_AT], lambda row: row[0])
    page = msgspec.json.encode({"items": [_show(row) for row in rows], "next_cursor": following})
    return state_of_page(user_id, [(row[0], row[_EVENT_COUNT]) for row in found]), page


def _asked(
    user_id: int, wanted: dict[str, Any], cursor: str | None, limit: int, *, state: bool, oldest: bool
) -> tuple[HotStatement, dict[str, Any]]:
    given = {name: value for name, value in wanted.items() if value is not None}
    values = cursor_values(cursor, limit) | given | {"user_id": user_id}
    return _page(frozenset(given), after=cursor is not None, state=state, oldest=oldest), values


@lru_cache(maxsize=128)
def _page(given: frozenset[str], *, after: bool, state: bool, oldest: bool) -> HotStatement:
    mine = Job.user_id == bindparam("user_id")
    filters = [getattr(Job, name) == bindparam(name) for name in sorted(given)]
    page = newest_of([mine], filters, Job.created_at, Job.id, after=after, oldest=oldest)
    return HotStatement(
        select(*((Job.id, Job.event_count) if state else _COLUMNS))
        .join_from(page, Job, Job.id == page.c.id)
        .order_by(*in_order(Job.created_at, Job.id, oldest=oldest))
        .limit(LIMIT)
    )


def _show(row: Sequence[Any]) -> msgspec.Struct:
    """The fields of a `JobView`."""
    values = list(row)
    values[_INPUT] = _passed_on(values[_INPUT])
    values[_PROGRESS] = _read_progress(values[_PROGRESS])
    values[_RESULT] = _passed_on(values[_RESULT])
    if values[_ERROR] is not None:
        values[_ERROR] = _read_error(values[_ERROR])
    return _Shown(*values)


def _passed_on(text: str | None) -> msgspec.Raw | None:
    return None if text is None else msgspec.Raw(text.encode())
