"""A pool of connections that serves those who wait in the order in which they came.

asyncmy's own pool does not: with more callers than connections some wait many times longer than others.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Generic, Protocol, TypeVar

from algorist.errors import Unavailable


class Closable(Protocol):
    """What the pool needs of a connection."""

    def close(self) -> object:
        """Drop it at once."""


Connection = TypeVar("Connection", bound=Closable)


class FairPool(Generic[Connection]):
    """At most `size` connections, opened when they are first needed."""

    def __init__(self, connect: Callable[[], Awaitable[Connection]], size: int, wait_seconds: float) -> None:
        self._connect = connect
        self._size = size
        self._wait_seconds = wait_seconds
        self._idle: list[Connection] = []
        self._waiting: deque[asyncio.Future[Connection | None]] = deque()
        self._open = 0

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """A connection for the block. Where the block raises or is cancelled the connection is dropped: what it was
        asked may still be on its way, and the next one must not read another's rows.

        Raises:
            Unavailable: none came free in time.
        """
        connection = await self._take()
        try:
            yield connection
        except BaseException:
            connection.close()
            self._free_slot()
            raise
        self._give_back(connection)

    def close(self) -> None:
        """Drop the idle connections."""
        for connection in self._idle:
            connection.close()
        self._open -= len(self._idle)
        self._idle.clear()

    def drop_idle(self) -> None:
        """Drop connections that were left lying, because one of them turned out to be dead."""
        self.close()

    async def _take(self) -> Connection:
        if self._idle:
            return self._idle.pop()
        if self._open < self._size:
            return await self._open_one()
        given = await self._wait_in_line()
        return given if given is not None else await self._open_one()

    async def _open_one(self) -> Connection:
        self._open += 1
        try:
            return await self._connect()
        except BaseException:
            self._free_slot()
            raise

    async def _wait_in_line(self) -> Connection | None:
        """A connection, or None for the right to open one (then the slot is free again)."""
        place: asyncio.Future[Connection | None] = asyncio.get_running_loop().create_future()
        self._waiting.append(place)
        try:
            async with asyncio.timeout(self._wait_seconds):
                return await place
        except BaseException as error:
            self._leave_line(place)
            if isinstance(error, TimeoutError):
                busy = "The database is busy: try again in a moment."
                raise Unavailable(busy, code="database_busy", retry_after=1) from None
            raise

    def _leave_line(self, place: asyncio.Future[Connection | None]) -> None:
        """Whoever leaves just as a connection is handed over hands it on."""
        if place in self._waiting:
            self._waiting.remove(place)
        elif place.done() and not place.cancelled():
            handed = place.result()
            if handed is None:
                self._call_next(None)
            else:
                self._give_back(handed)

    def _give_back(self, connection: Connection) -> None:
        if not self._call_next(connection):
            self._idle.append(connection)

    def _free_slot(self) -> None:
        self._open -= 1
        self._call_next(None)

    def _call_next(self, connection: Connection | None) -> bool:
        while self._waiting:
            place = self._waiting.popleft()
            if not place.done():
                place.set_result(connection)
                return True
        return False
