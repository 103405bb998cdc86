"""A cache that may forget: no request fails for it. While Redis is away this process keeps a little by itself."""

import time
from collections import OrderedDict

from algorist.redis.link import RedisAway, RedisLink

_WITHIN = 0.1
_MOST_KEPT_HERE = 200


class Cache:
    """Texts under names, each for some seconds; shared by all processes as long as Redis answers."""

    def __init__(self, link: RedisLink) -> None:
        self._link = link
        self._here: OrderedDict[str, tuple[float, str]] = OrderedDict()

    async def read(self, *names: object) -> str | None:
        """What was kept under the names, or None."""
        key = self._link.key("cache", *names)
        try:
            value = await self._link.ask(lambda client: client.get(key), within=_WITHIN)
        except RedisAway:
            return self._read_here(key)
        return None if value is None else str(value)

    async def write(self, value: str, *names: object, seconds: int) -> None:
        """Keep `value` under the names for so many seconds."""
        key = self._link.key("cache", *names)
        try:
            await self._link.ask(lambda client: client.set(key, value, ex=seconds), within=_WITHIN)
        except RedisAway:
            self._here[key] = (time.monotonic() + seconds, value)
            self._here.move_to_end(key)
            while len(self._here) > _MOST_KEPT_HERE:
                self._here.popitem(last=False)

    async def forget(self, *names: object) -> None:
        """Drop what was kept under the names."""
        key = self._link.key("cache", *names)
        self._here.pop(key, None)
        try:
            await self._link.ask(lambda client: client.delete(key), within=_WITHIN)
        except RedisAway:
            # It lapses by itself; nothing is cached for longer than may be wrong.
            return

    def _read_here(self, key: str) -> str | None:
        until, value = self._here.get(key, (0.0, ""))
        if until > time.monotonic():
            return value
        self._here.pop(key, None)
        return None
