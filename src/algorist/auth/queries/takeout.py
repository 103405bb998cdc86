"""Everything that is kept about a person, to be taken away."""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Column, ColumnElement, ForeignKey, Select, Table, and_, or_, select

from algorist.auth.queries.people import find_user
from algorist.db.database import Database
from algorist.db.tables import Base, User
from algorist.errors import Unavailable

# Columns that never leave the database, not even to their owner.
SECRET_COLUMNS = frozenset(
    {
        "password_hash",
        "refresh_hash",
        "previous_hash",
        "token_hash",
        "code_hash",
        "encrypted_key",
        "encrypted_secret",
        "token",
        "token_epoch",
    }
)
_OWNERS = ("user_id", "owner_id", "actor_id")
_LINK = re.compile(r"#token=\S+")
# A program with its prompts may be long; so few rows are in memory at a time.
_PAGE = 100
_PARENTS = 50
_PATIENCE_SECONDS = 30.0


async def export_account(database: Database, user_id: int) -> AsyncIterator[bytes]:
    """Everything that is kept about a person, as one JSON document, in pieces: no transaction is open between them."""
    async with database.reading() as session:
        user = await find_user(session, user_id)
        account = {column.name: getattr(user, column.name) for column in User.__table__.columns}
    head = {"exported_at": datetime.now(UTC), "account": _without_secrets(account)}
    yield msgspec.json.encode(head)[:-1]
    for table in Base.metadata.sorted_tables:
        path = owner_path(table)
        if path is None:
            continue
        yield b"," + msgspec.json.encode(str(table.name)) + b":["
        first = True
        async for row in _rows_of(database, path, user_id, [*table.columns]):
            yield (b"" if first else b",") + msgspec.json.encode(_without_secrets(row), enc_hook=str)
            first = False
        yield b"]"
    yield b"}"


def owner_path(table: Table) -> list[ForeignKey | Column[Any]] | None:
    """How one comes from a row to the person whose it is: foreign keys, and at the end a column that names the person.

    None for what is nobody's. An event is of a job, a version of an algorithm: what belongs to what a person has is
    theirs too, so a new table is in the account's file without anybody thinking of it.
    """
    owner = next((name for name in _OWNERS if name in table.columns), None)
    if owner is not None:
        return [table.c[owner]]
    for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
        beyond = None if key.column.table is table else owner_path(key.column.table)
        if beyond is not None:
            return [key, *beyond]
    return None


async def _rows_of(
    database: Database, path: Sequence[ForeignKey | Column[Any]], user_id: int, columns: Sequence[Column[Any]]
) -> AsyncIterator[dict[str, Any]]:
    """These columns of the rows that are a person's; the key is among them."""
    step, *beyond = path
    if isinstance(step, Column):
        async for row in _pages_of(database, columns, step == user_id):
            yield row
        return
    # A few parents at a time: their rows are then found by the key, however many others there are.
    parents: list[Any] = []
    keys = [*step.column.table.primary_key.columns]
    async for parent in _rows_of(database, beyond, user_id, keys):
        parents.append(parent[step.column.name])
        if len(parents) == _PARENTS:
            async for row in _pages_of(database, columns, step.parent.in_(parents)):
                yield row
            parents = []
    if parents:
        async for row in _pages_of(database, columns, step.parent.in_(parents)):
            yield row


async def _pages_of(
    database: Database, columns: Sequence[Column[Any]], wanted: ColumnElement[bool]
) -> AsyncIterator[dict[str, Any]]:
    """Rows of one table in the order of its key, a page at a time."""
    keys = [*columns[0].table.primary_key]
    last: dict[str, Any] | None = None
    while True:
        statement = select(*columns).where(wanted).order_by(*keys).limit(_PAGE)
        if last is not None:
            statement = statement.where(_after(keys, last))
        rows = await _read_page(database, statement)
        for row in rows:
            yield row
        if len(rows) < _PAGE:
            return
        last = rows[-1]


async def _read_page(database: Database, statement: Select[Any]) -> list[dict[str, Any]]:
    """A page. What was sent of the file cannot be taken back, so a database that is busy or away is asked again.

    Raises:
        Unavailable: it does not answer for long; the file breaks off.
    """
    end = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            async with database.reading() as session:
                return [dict(row) for row in (await session.execute(statement)).mappings()]
        except Unavailable as error:
            if time.monotonic() > end:
                raise
            await asyncio.sleep(error.retry_after or 1)


def _after(keys: Sequence[Column[Any]], last: dict[str, Any]) -> ColumnElement[bool]:
    """Whether a row comes after the last one, by all columns of the key in their order."""
    return or_(
        *(
            and_(*(before == last[before.name] for before in keys[:place]), key > last[key.name])
            for place, key in enumerate(keys)
        )
    )


def _without_secrets(row: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if name not in SECRET_COLUMNS}
    # A letter may hold a link that still opens something.
    return {
        name: _LINK.sub("#token=…", value) if name == "body" and isinstance(value, str) else value
        for name, value in kept.items()
    }
