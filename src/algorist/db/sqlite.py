"""SQLite: one writer on the event loop (`loop`), long reads in threads, hot reads on the event loop."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Dialect, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.util import await_only

from algorist.db.hot import HotStatement, Row
from algorist.db.loop import BUSY_SECONDS, LoopConnection, opener
from algorist.db.opened import AWAY, Opened
from algorist.errors import Unavailable

_HOT_BUSY_MS = 1000


def open_sqlite(url: URL) -> Opened:
    """Two engines, since reading has threads, and a connection of its own for hot reads."""
    url = url.set(drivername="sqlite+aiosqlite")
    path = url.database or ""
    if path and path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    writing = create_async_engine(url, async_creator=opener(path), pool_reset_on_return=None)
    event.listen(writing.sync_engine, "begin", _begin_writing)
    reading = create_async_engine(url, connect_args={"timeout": BUSY_SECONDS, "isolation_level": None})
    event.listen(reading.sync_engine, "begin", _begin_reading)
    return Opened(writing, reading, SqliteReader(path, writing.dialect))


def _begin_writing(connection: Connection) -> None:
    driver = connection.connection.driver_connection
    assert isinstance(driver, LoopConnection)
    try:
        await_only(driver.begin())
    except sqlite3.OperationalError as error:
        raise OperationalError("BEGIN IMMEDIATE", None, error) from error


def _begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


class SqliteReader:
    """One connection that only reads, used on the event loop. In WAL mode no writer ever makes it wait."""

    def __init__(self, path: str, dialect: Dialect) -> None:
        self._path = path
        self._dialect = dialect
        self._connection: sqlite3.Connection | None = None

    async def fetch(self, statement: HotStatement, values: dict[str, Any]) -> list[Row]:
        """Run a statement.

        Raises:
            Unavailable: the file cannot be read.
        """
        text = statement.text_for(self._dialect)
        try:
            return text.read(self._open().execute(text.sql, text.bind(values)).fetchall())
        except sqlite3.OperationalError as error:
            raise Unavailable(AWAY, code="database_away", retry_after=2) from error

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
            self._connection.execute(f"PRAGMA busy_timeout={_HOT_BUSY_MS}")
            self._connection.execute("PRAGMA query_only=ON")
        return self._connection

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
