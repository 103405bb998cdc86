"""The connection to the database: one engine a process, and transactions that commit in one place.

    async with database.transaction() as tx:      # commits at the end, rolls back on an exception
        ...
        tx.after_commit(ring_the_bell)            # runs once the commit is done, never when it is not

What must leave the process because of a commit (a job's id to Redis, an event's ring) is hung on `after_commit`, so
that it never tells of something that did not happen.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import CursorResult, UpdateBase, event, make_url, text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from algorist.db.hot import HotStatement, Row, open_reader
from algorist.db.written import NotingSession
from algorist.errors import Unavailable

logger = logging.getLogger(__name__)
_SQLITE_ARGUMENTS = {"timeout": 15, "isolation_level": None}
Reading = AsyncSession
AfterCommit = Callable[[], Awaitable[None]]


class Transaction(AsyncSession):
    """A session that carries what is to happen after its commit."""

    sync_session_class = NotingSession

    def after_commit(self, action: AfterCommit) -> None:
        """Run `action` once the commit is done; its failure is logged, since the commit cannot be taken back."""
        self.info.setdefault("after_commit", []).append(action)

    async def change(self, statement: UpdateBase) -> int:
        """Run an INSERT, UPDATE or DELETE: how many rows it met, whether or not their values differ from before."""
        result = await self.execute(statement)
        assert isinstance(result, CursorResult)
        return result.rowcount


class Database:
    """One engine and its transactions; made once a process, closed at its end."""

    def __init__(self, url: str, *, pool_size: int = 10, wait_seconds: float = 3.0) -> None:
        self.url = url
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        self.engine = _create_engine(url, pool_size, wait_seconds)
        # SQLite has one writer. Within a process writers queue up here, each waking the next at once; left to SQLite
        # they would look again every so many milliseconds, in no order.
        self._one_writer = asyncio.Lock() if self.is_sqlite else None
        self._reading_engine = self.engine.execution_options(reading=True)
        self._reader = open_reader(url, self.engine.dialect, pool_size, wait_seconds)
        # Told after each commit which tables it wrote.
        self.on_written: Callable[[frozenset[str]], Awaitable[None]] | None = None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """A unit of work: committed at the end of the block, undone when the block raises.

        Raises:
            Unavailable: the database is away, or no connection came free in time.
        """
        async with Transaction(self.engine, expire_on_commit=False, autoflush=False) as tx:
            async with self._turn_to_write():
                with unavailable_when_away():
                    try:
                        yield tx
                        await tx.commit()
                    except BaseException:
                        await _roll_back(tx)
                        raise
            for action in tx.info.get("after_commit", ()):
                await _run_after_commit(action)
            if self.on_written is not None and (written := tx.info.get("written")):
                await _run_after_commit(partial(self.on_written, frozenset(written)))

    @asynccontextmanager
    async def _turn_to_write(self) -> AsyncIterator[None]:
        if self._one_writer is None:
            yield
            return
        try:
            await asyncio.wait_for(self._one_writer.acquire(), _SQLITE_ARGUMENTS["timeout"])
        except TimeoutError as error:
            raise Unavailable(
                "The database is busy: try again in a moment.", code="database_busy", retry_after=1
            ) from error
        try:
            yield
        finally:
            self._one_writer.release()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session for reads only: never commits."""
        async with AsyncSession(self._reading_engine, expire_on_commit=False, autoflush=False) as session:
            with unavailable_when_away():
                yield session

    async def fetch(self, statement: HotStatement, **values: Any) -> list[Row]:
        """The rows of a statement that is asked very often (see `algorist.db.hot`).

        Raises:
            Unavailable: the database is away, or no connection came free in time.
        """
        return await self._reader.fetch(statement, values)

    async def ping(self) -> None:
        """Ask the database for a one.

        Raises:
            Unavailable: it does not answer.
        """
        async with self.reading() as session:
            await session.execute(text("SELECT 1"))

    async def close(self) -> None:
        """Give all connections back."""
        self._reader.close()
        await self.engine.dispose()


class unavailable_when_away:  # noqa: N801  reads as a statement where it stands
    """Turn a lost connection, a lock time-out or a full pool into `Unavailable`; all else passes."""

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Translate what says that the database is away."""
        if isinstance(error, PoolTimeout):
            raise Unavailable(
                "The database is busy: try again in a moment.", code="database_busy", retry_after=1
            ) from error
        lost = isinstance(error, DBAPIError) and error.connection_invalidated
        if lost or isinstance(error, (OperationalError, InterfaceError, ConnectionError)):
            raise Unavailable(
                "The database does not answer: try again in a moment.", code="database_away", retry_after=2
            ) from error


async def _roll_back(tx: AsyncSession) -> None:
    try:
        await asyncio.shield(tx.rollback())
    except (DBAPIError, OSError):
        logger.warning("a rollback did not reach the database; its connection is dropped")


async def _run_after_commit(action: AfterCommit) -> None:
    try:
        await action()
    except Exception:
        logger.exception("what follows a commit failed; the relay will see to it")


def _create_engine(url: str, pool_size: int, wait_seconds: float) -> AsyncEngine:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        if parsed.database and parsed.database != ":memory:":
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_async_engine(parsed.set(drivername="sqlite+aiosqlite"), connect_args=_SQLITE_ARGUMENTS)
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_sqlite)
        return engine
    return create_async_engine(
        parsed.set(drivername=f"{parsed.get_backend_name()}+asyncmy").update_query_dict({"charset": "utf8mb4"}),
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=wait_seconds,
        pool_recycle=1800,
        pool_pre_ping=True,
        isolation_level="READ COMMITTED",
        connect_args={"connect_timeout": 3, "init_command": "SET time_zone = '+00:00'"},
    )


def _prepare_sqlite(connection: Any, record: object) -> None:
    """WAL lets readers go on beside the one writer; foreign keys are off in SQLite until asked for."""
    del record
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=15000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Any) -> None:
    """A transaction that will write takes the write lock at once: waiting for it later, with a snapshot that has grown
    old meanwhile, fails without a wait (SQLITE_BUSY_SNAPSHOT).
    """
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
