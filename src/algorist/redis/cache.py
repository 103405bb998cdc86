"""A cache that may forget: while Redis is away everything is a miss, and no request fails for it."""

from contextlib import suppress

from algorist.redis.link import RedisAway, RedisLink

_WITHIN = 0.1


async def read_cached(link: RedisLink, *names: object) -> str | None:
    """What was kept under the names, or None."""
    try:
        value = await link.ask(lambda client: client.get(link.key("cache", *names)), within=_WITHIN)
    except RedisAway:
        return None
    return None if value is None else str(value)


async def write_cached(link: RedisLink, value: str, *names: object, seconds: int) -> None:
    """Keep `value` under the names for so many seconds."""
    with suppress(RedisAway):
        await link.ask(lambda client: client.set(link.key("cache", *names), value, ex=seconds), within=_WITHIN)


async def forget_cached(link: RedisLink, *names: object) -> None:
    """Drop what was kept under the names."""
    with suppress(RedisAway):
        await link.ask(lambda client: client.delete(link.key("cache", *names)), within=_WITHIN)
