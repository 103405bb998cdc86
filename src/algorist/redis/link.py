"""Connections to Redis (or Valkey) that fail fast and never queue up behind a server that is away.

A call that finds Redis away costs milliseconds; for a moment after it further calls do not even try, so that a flood of
requests does not wait, one deadline each, for a server that hangs.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

T = TypeVar("T")
_QUIET_SECONDS = 0.5
_POOL = 20


class RedisAway(Exception):  # noqa: N818  reads as what it says where it is caught
    """Redis did not answer in time; what was asked of it may or may not have been done."""


class RedisLink:
    """The connections of one process to one Redis; made once, closed at its end.

    `client` is for short commands, by `ask`; `open_patient_client` makes one that may block for seconds (a worker's
    wait).
    """

    def __init__(self, url: str, *, prefix: str = "algorist") -> None:
        self.url = url
        self.prefix = prefix
        # Who asks has a deadline around the whole; one for each answer of a pipeline would be a sixth of its cost.
        self.client = _open_client(url, connections=_POOL, socket_seconds=None)
        self._quiet_until = 0.0

    def key(self, *names: object) -> str:
        """A key of ours: the prefix and the names, joined by colons."""
        return ":".join([self.prefix, *map(str, names)])

    @property
    def address(self) -> str:
        """Where Redis is, without the password, for logs and the health page."""
        parts = urlsplit(self.url)
        host = parts.hostname or ""
        return urlunsplit((parts.scheme, f"{host}:{parts.port}" if parts.port else host, parts.path, "", ""))

    async def ask(self, action: Callable[[Redis], Awaitable[T]], *, within: float = 0.3) -> T:
        """What `action` gives, if it comes within `within` seconds.

        Raises:
            RedisAway: it did not, or it did not a moment ago.
        """
        if time.monotonic() < self._quiet_until:
            raise RedisAway("Redis did not answer a moment ago")
        try:
            async with asyncio.timeout(within):
                return await action(self.client)
        except (RedisError, OSError, TimeoutError) as error:
            self._quiet_until = time.monotonic() + _QUIET_SECONDS
            raise RedisAway(f"Redis at {self.address} does not answer: {type(error).__name__} {error}") from error

    async def ping(self) -> None:
        """Ask for a PONG, whatever happened a moment ago.

        Raises:
            RedisAway: it does not come within a second.
        """
        self._quiet_until = 0.0
        await self.ask(lambda client: client.ping(), within=1.0)

    def open_patient_client(self, connections: int) -> Redis:
        """A client for commands that block up to ten seconds on purpose; the caller closes it.

        redis-py reads with a time-out of five seconds by default, the very time for which BullMQ's wait blocks.
        """
        return _open_client(self.url, connections=connections, socket_seconds=15.0)

    async def close(self) -> None:
        """Give all connections back."""
        await self.client.aclose()


def _open_client(url: str, *, connections: int, socket_seconds: float | None) -> Redis:
    """The plain pool refuses the caller beyond its size; this one lets it wait. One retry mends a stale connection."""
    pool = BlockingConnectionPool.from_url(
        url,
        max_connections=connections,
        timeout=3,
        decode_responses=True,
        socket_timeout=socket_seconds,
        socket_connect_timeout=1.0,
        socket_keepalive=True,
        retry=Retry(NoBackoff(), 1),
    )
    return Redis.from_pool(pool)
