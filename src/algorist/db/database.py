"""The connection to the database: one engine a process, and transactions that commit in one place.

    async with database.transaction() as tx:      # commits at the end, rolls back on an exception
        ...
        tx.after_commit(ring_the_bell)            # runs once the commit is done, never when it is not

What must leave the process because of a commit (a job's id to Redis, an event's ring) is hung on `after_commit`, so
that it never tells of something that did not happen.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from sqlalchemy import URL, Connection, CursorResult, Dialect, UpdateBase, make_url, text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession

from algorist.db.hot import Answer, HotStatement, Row, run_all_on_mysql, run_on_mysql
from algorist.db.opened import Opened
from algorist.db.written import NotingSession
from algorist.errors import Unavailable

logger = logging.getLogger(__name__)
_TURN_SECONDS = 15.0
Reading = AsyncSession
AfterCommit = Callable[[], Awaitable[None]]


class Transaction(AsyncSession):
    """A session that carries what is to happen after its commit, and runs hot statements beside all others."""

    sync_session_class = NotingSession
    _taken: AsyncConnection | None = None

    def after_commit(self, action: AfterCommit) -> None:
        """Run `action` once the commit is done; its failure is logged, since the commit cannot be taken back."""
        self.info.setdefault("after_commit", []).append(action)

    async def change(self, statement: UpdateBase | HotStatement, **values: Any) -> int:
        """Run an INSERT, UPDATE or DELETE: how many rows it met, whether or not their values differ from before."""
        if isinstance(statement, HotStatement):
            return (await self._run(statement, values)).met
        result = await self.execute(statement, values or None)
        assert isinstance(result, CursorResult)
        return result.rowcount

    async def insert(self, statement: HotStatement, **values: Any) -> int:
        """Run an INSERT of one row: its id.

        Raises:
            IntegrityError: there is such a row already; the transaction goes on as if nothing had been asked.
        """
        return (await self._run(statement, values)).row_id

    async def insert_many(self, statement: HotStatement, rows: Sequence[dict[str, Any]]) -> list[int]:
        """Run an INSERT for each row, in one trip where the database is a trip away: the ids in order.

        MySQL and MariaDB tell the first id only and give the following rows the following ids, unless they were set up
        to count otherwise: who uses the ids looks whether they are the right ones.

        Raises:
            IntegrityError: one of the rows is there already, and so none was inserted, or only those before it.
        """
        if self.is_sqlite or len(rows) == 1:
            return [await self.insert(statement, **row) for row in rows]
        first = (await self._run_all(statement, rows)).row_id
        return list(range(first, first + len(rows)))

    async def change_many(self, statement: HotStatement, rows: Sequence[dict[str, Any]]) -> None:
        """Run a statement for each row; an INSERT goes in one trip where the database is a trip away."""
        if self.is_sqlite or len(rows) == 1:
            for row in rows:
                await self._run(statement, row)
        else:
            await self._run_all(statement, rows)

    async def fetch(self, statement: HotStatement, **values: Any) -> list[Row]:
        """The rows of a statement, with what this transaction has written."""
        answer = await self._run(statement, values)
        return statement.text_for(self._dialect).read(answer.rows)

    @property
    def is_sqlite(self) -> bool:
        """Whether this transaction is alone, as one that writes to SQLite is."""
        return self._dialect.name == "sqlite"

    @property
    def _dialect(self) -> Dialect:
        assert isinstance(self.bind, AsyncEngine)
        return self.bind.dialect

    async def _run(self, statement: HotStatement, values: dict[str, Any]) -> Answer:
        """Run a statement on the driver's connection; its errors become SQLAlchemy's, as those of `execute` are."""
        hot = statement.text_for(self._dialect)
        bound = hot.bind(values)

        def act(driver: Any) -> Awaitable[Answer]:
            run: Awaitable[Answer] = (
                driver.run(hot.sql, bound) if self.is_sqlite else run_on_mysql(driver, hot.sql, bound)
            )
            return run

        return await self._act(statement, hot.sql, act)

    async def _run_all(self, statement: HotStatement, rows: Sequence[dict[str, Any]]) -> Answer:
        """Run a statement for each row, on the driver of MySQL and MariaDB."""
        hot = statement.text_for(self._dialect)
        bound = [hot.bind(row) for row in rows]
        return await self._act(statement, hot.sql, lambda driver: run_all_on_mysql(driver, hot.sql, bound))

    async def _act(self, statement: HotStatement, sql: str, act: Callable[[Any], Awaitable[Answer]]) -> Answer:
        if self.new or self.dirty or self.deleted:
            await self.flush()  # as `execute` does: what was put into the session comes first
        self.info.setdefault("written", set()).update(statement.written)
        connection = (await self._take_connection()).sync_connection
        assert connection is not None
        try:
            return await act(connection.connection.driver_connection)
        except BaseException as error:
            if wrapped := _wrap(error, sql, connection):
                raise wrapped from error
            raise

    async def _take_connection(self) -> AsyncConnection:
        if self._taken is None:
            self._taken = await self.connection()
        return self._taken


def _wrap(error: BaseException, sql: str, connection: Connection) -> BaseException | None:
    """SQLAlchemy's exception for a driver's, None where it is none. A connection that is lost, or whose answer may
    still be on its way, is used no more.
    """
    dialect = connection.dialect
    assert dialect.loaded_dbapi is not None
    is_drivers = isinstance(error, dialect.loaded_dbapi.Error)
    lost = not is_drivers or dialect.is_disconnect(error, None, None)  # type: ignore[arg-type]  # it is one
    if lost:
        connection.invalidate(error)
    if not is_drivers:
        return None
    return DBAPIError.instance(
        sql, None, error, dialect.loaded_dbapi.Error, connection_invalidated=lost, dialect=dialect
    )  # fmt: skip


class Database:
    """One engine and its transactions; made once a process, closed at its end."""

    def __init__(self, url: str, *, pool_size: int = 10, wait_seconds: float = 3.0) -> None:
        self.url = url
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        opened = _open(make_url(url), pool_size, wait_seconds)
        self.engine, self.reading_engine, self._reader = opened.writing, opened.reading, opened.reader
        # SQLite has one writer. Within a process writers queue up here, each waking the next at once; left to SQLite
        # they would look again every so many milliseconds, in no order.
        self._one_writer = asyncio.Lock() if self.is_sqlite else None
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
            async with asyncio.timeout(_TURN_SECONDS):
                await self._one_writer.acquire()
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
        async with AsyncSession(self.reading_engine, expire_on_commit=False, autoflush=False) as session:
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
        if self.reading_engine is not self.engine:
            await self.reading_engine.dispose()


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


def _open(url: URL, pool_size: int, wait_seconds: float) -> Opened:
    """The connections to a database; what its driver needs is imported for the kind that is there."""
    if url.get_backend_name() == "sqlite":
        from algorist.db.sqlite import open_sqlite  # noqa: PLC0415

        return open_sqlite(url)
    from algorist.db.mysql import open_mysql  # noqa: PLC0415

    return open_mysql(url, pool_size, wait_seconds)
