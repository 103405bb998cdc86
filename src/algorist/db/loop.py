"""SQLite for those who write: on the event loop, where a statement takes microseconds, a trip to a thread far longer.

A writer holds SQLite's one write lock from BEGIN to COMMIT. With a thread in between, each of its statements would wait
for the interpreter's lock twice, and every other writer with it. What may take long is kept off the loop: opening the
file happens in a thread, and a write lock that another process holds is asked for again and again, not waited for.
Long reads belong to `Database.reading`, which has threads.
"""

import asyncio
import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Self

from algorist.db.hot import Answer

BUSY_SECONDS = 15.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.001, 0.005
_PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON")


class LoopConnection:
    """A connection with the manners of aiosqlite's, which SQLAlchemy's dialect of that name expects."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    async def begin(self) -> None:
        """Take the write lock at once: asking for it later, with a snapshot that has grown old meanwhile, fails without
        a wait (SQLITE_BUSY_SNAPSHOT).

        Raises:
            sqlite3.OperationalError: another process has held it all the time.
        """
        loop = asyncio.get_running_loop()
        end, pause = loop.time() + BUSY_SECONDS, _FIRST_PAUSE
        while True:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if not _is_busy(error) or loop.time() > end:
                    raise
            else:
                return
            await asyncio.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311  no secret
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def run(self, sql: str, values: Sequence[Any]) -> Answer:
        """Run a statement."""
        cursor = self._connection.execute(sql, values)
        return Answer(cursor.fetchall(), cursor.rowcount, cursor.lastrowid or 0)

    def cursor(self) -> "LoopCursor":
        """A cursor for SQLAlchemy."""
        return LoopCursor(self._connection.cursor())

    async def commit(self) -> None:
        """Keep what was written."""
        self._connection.commit()

    async def rollback(self) -> None:
        """Undo what was written."""
        self._connection.rollback()

    async def create_function(self, *given: Any, **options: Any) -> None:
        """Teach SQLite a function; SQLAlchemy brings one for regular expressions."""
        self._connection.create_function(*given, **options)

    async def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def stop(self) -> None:
        """Close the file at once."""
        self._connection.close()


class LoopCursor:
    """A cursor with the manners of aiosqlite's."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor
        self.arraysize = cursor.arraysize

    async def __aenter__(self) -> Self:
        return self

    @property
    def description(self) -> Any:
        """The columns of the rows, None where there are none."""
        return self._cursor.description

    @property
    def rowcount(self) -> int:
        """How many rows were met."""
        return self._cursor.rowcount

    @property
    def lastrowid(self) -> int | None:
        """The id of the row that was inserted."""
        return self._cursor.lastrowid

    async def execute(self, sql: str, values: Any = ()) -> None:
        """Run a statement."""
        with _data_errors():
            self._cursor.execute(sql, values)

    async def executemany(self, sql: str, rows: Any) -> None:
        """Run a statement for each row of values."""
        with _data_errors():
            self._cursor.executemany(sql, rows)

    async def fetchall(self) -> list[Any]:
        """The rows."""
        return self._cursor.fetchall()

    async def close(self) -> None:
        """Forget the rows."""
        self._cursor.close()


@contextmanager
def _data_errors() -> Iterator[None]:
    """A value that SQLite cannot hold is an error of the data, as other drivers have it."""
    try:
        yield
    except (OverflowError, UnicodeEncodeError) as error:
        raise sqlite3.DataError(str(error)) from error


def opener(path: str) -> Callable[[], Any]:
    """What opens connections to a file, for SQLAlchemy's `async_creator`."""

    async def open_connection() -> LoopConnection:
        return LoopConnection(await asyncio.to_thread(_open, path))

    return open_connection


def _open(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    # WAL lets readers go on beside the one writer; foreign keys are off in SQLite until asked for.
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA busy_timeout=0")  # from here on `begin` sees to it
    return connection


def _is_busy(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
