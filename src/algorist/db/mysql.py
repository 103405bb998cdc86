"""MySQL and MariaDB, by asyncmy."""

import time
from collections.abc import Sequence
from typing import Any

import asyncmy
from asyncmy.errors import InterfaceError, OperationalError
from sqlalchemy import URL, Dialect, event
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from algorist.db.hot import HotStatement, Row, run_on_mysql
from algorist.db.opened import AWAY, Opened
from algorist.db.pool import FairPool
from algorist.errors import Unavailable

_PING_AFTER_SECONDS = 2.0


def open_mysql(url: URL, pool_size: int, wait_seconds: float) -> Opened:
    """An engine for all, and a pool of its own for hot reads."""
    engine = create_async_engine(
        url.set(drivername=f"{url.get_backend_name()}+asyncmy").update_query_dict({"charset": "utf8mb4"}),
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=wait_seconds,
        pool_recycle=1800,
        # Every session ends its transaction before it gives its connection back: one more ROLLBACK would be a trip to
        # the database for nothing.
        pool_reset_on_return=None,
        isolation_level="READ COMMITTED",
        connect_args={"connect_timeout": 3, "init_command": "SET time_zone = '+00:00'"},
    )
    event.listen(engine.sync_engine, "checkin", _note_end)
    event.listen(engine.sync_engine, "checkout", _ping_after_idleness)
    return Opened(engine, engine, MysqlReader(url, engine.dialect, pool_size, wait_seconds))


def _note_end(connection: Any, record: ConnectionPoolEntry) -> None:
    del connection
    record.info["idle_since"] = time.monotonic()


def _ping_after_idleness(connection: Any, record: ConnectionPoolEntry, proxy: object) -> None:
    """A connection that has just been used need not be asked whether it lives: that would be a trip for each
    transaction. Where the database went away in between, whoever asks is told so and comes again.
    """
    del proxy
    if time.monotonic() - record.info.get("idle_since", time.monotonic()) < _PING_AFTER_SECONDS:
        return
    try:
        connection.ping()
    except (connection.dbapi.Error, OSError) as error:
        raise InvalidatePoolError from error


class MysqlReader:
    """Connections of asyncmy that commit by themselves, so that no ROLLBACK follows a read."""

    def __init__(self, url: URL, dialect: Dialect, size: int, wait_seconds: float) -> None:
        self._url = url
        self._dialect = dialect
        self._pool: FairPool[Any] = FairPool(self._connect, size, wait_seconds)

    async def fetch(self, statement: HotStatement, values: dict[str, Any]) -> list[Row]:
        """Run a statement; a connection that died while it lay idle is replaced once.

        Raises:
            Unavailable: the database is away, or no connection came free in time.
        """
        text = statement.text_for(self._dialect)
        bound = text.bind(values)
        try:
            try:
                return text.read(await self._run(text.sql, bound))
            except (OperationalError, InterfaceError, ConnectionError):
                self._pool.drop_idle()
                return text.read(await self._run(text.sql, bound))
        except (OperationalError, InterfaceError, OSError) as error:
            raise Unavailable(AWAY, code="database_away", retry_after=2) from error

    async def _run(self, sql: str, bound: tuple[Any, ...]) -> Sequence[Row]:
        async with self._pool.connection() as connection:
            return (await run_on_mysql(connection, sql, bound)).rows

    async def _connect(self) -> Any:
        return await asyncmy.connect(
            host=self._url.host or "127.0.0.1",
            port=self._url.port or 3306,
            user=self._url.username or "",
            password=self._url.password or "",
            db=self._url.database,
            charset="utf8mb4",
            autocommit=True,
            connect_timeout=3,
            init_command="SET time_zone = '+00:00'",
        )

    def close(self) -> None:
        """Drop the idle connections."""
        self._pool.close()
