"""Rate limits: counted in Redis for all processes together, in memory on one machine or while Redis is away."""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from redis.asyncio import Redis
from redis.exceptions import NoScriptError

from algorist.redis.gathering import Gathering
from algorist.redis.link import RedisAway, RedisLink

logger = logging.getLogger(__name__)
_MOST_TOGETHER = 64
_Call = tuple[list[str], list[Any]]


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a limit says: whether this hit is within it, what is left, and the seconds until it is whole again."""

    allowed: bool
    limit: int
    remaining: int
    reset_seconds: int


class Limiter:
    """Counts hits in a sliding window.

    With `shared` a hit counts across all processes, in a trip to Redis that it shares with other hits of the moment;
    what is then said to be left is this process's own count: asking for the common one would be a second trip.
    """

    def __init__(self, link: RedisLink | None = None) -> None:
        self._link = link
        self._local = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._shared = None if link is None else SlidingWindowCounterRateLimiter(_storage_on(link))

    async def hit(self, name: str, key: str, per_minute: int, *, shared: bool = False, minutes: int = 1) -> Allowance:
        """Count one hit of `key` against a limit and say whether it is within it."""
        item = RateLimitItemPerMinute(per_minute, minutes)
        own = await _hit(self._local, item, name, key)
        if not shared or not own.allowed:
            return own
        reset = await self._hit_shared(item, name, key)
        return own if reset is None else Allowance(allowed=False, limit=own.limit, remaining=0, reset_seconds=reset)

    async def _hit_shared(self, item: RateLimitItem, name: str, key: str) -> int | None:
        """None when the hit is within the limit, else the seconds to wait."""
        link, limiter = self._link, self._shared
        if link is None or limiter is None:
            return None
        try:
            if await link.ask(lambda _: limiter.hit(item, name, key)):
                return None
            window = await link.ask(lambda _: limiter.get_window_stats(item, name, key))
            return max(1, round(window.reset_time - time.time()))
        except RedisAway:
            # Refusing everybody because Redis is away would be the worse failure: this process counts by itself.
            logger.warning("Redis does not count rate limits: this process counts for itself")
            return None


async def _hit(limiter: SlidingWindowCounterRateLimiter, item: RateLimitItem, name: str, key: str) -> Allowance:
    allowed = await limiter.hit(item, name, key)
    window = await limiter.get_window_stats(item, name, key)
    reset = max(1, round(window.reset_time - time.time()))
    return Allowance(allowed, item.amount, max(0, window.remaining) if allowed else 0, reset)


class _Storage(RedisStorage):
    """Asks for redis-py alone: else the clients of other stores are loaded too, where they are installed."""

    DEPENDENCIES = {"redis": RedisStorage.DEPENDENCIES["redis"]}  # noqa: RUF012  as it is declared


def _storage_on(link: RedisLink) -> RedisStorage:
    """The storage of `limits` on the connections that this process has anyway."""
    # Typed as the options of a URL, one of which it is not.
    pool: Any = link.client.connection_pool
    storage = _Storage(
        "async+redis://",
        implementation="redispy",
        key_prefix=link.key("limit"),
        connection_pool=pool,
    )
    bridge: Any = storage.bridge
    bridge.lua_acquire_sliding_window = _GatheredScript(link.client, bridge.lua_acquire_sliding_window.script)
    return storage


class _GatheredScript:
    """Calls a script of the library for all hits of a moment in one trip: a trip costs far more than a hit."""

    def __init__(self, client: Redis, script: str) -> None:
        self._client = client
        self._script = client.register_script(script)
        self._desk: Gathering[_Call, Any] = Gathering(self._call_all, _MOST_TOGETHER)

    async def __call__(self, keys: list[str], args: list[Any]) -> Any:
        return await self._desk.ask((keys, args))

    async def _call_all(self, calls: Sequence[_Call]) -> list[Any]:
        try:
            return await self._try_all(calls)
        except NoScriptError:  # a server that was started anew; it has run none of them
            await self._client.script_load(self._script.script)
            return await self._try_all(calls)

    async def _try_all(self, calls: Sequence[_Call]) -> list[Any]:
        async with self._client.pipeline(transaction=False) as trip:
            for keys, args in calls:
                trip.evalsha(self._script.sha, len(keys), *keys, *args)
            answers: list[Any] = await trip.execute()
        return answers
