import asyncio
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from tests.servers import free_port, redis_server
from tests.timing import shortest

from algorist.redis.bell import Bell, Gap, Listener, Ring
from algorist.redis.cache import Cache
from algorist.redis.link import RedisAway, RedisLink

pytestmark = pytest.mark.anyio


@asynccontextmanager
async def process_on(url: str) -> AsyncIterator[tuple[RedisLink, Bell]]:
    """What one process has."""
    link = RedisLink(url)
    bell = Bell(link)
    yield link, bell
    await bell.close()
    await link.close()


async def first_ring(listener: Listener) -> Ring:
    while True:
        ring = await asyncio.wait_for(listener.next_ring(), 5)
        if isinstance(ring, Ring):
            return ring


async def hear_connection(listener: Listener, *, connected: bool) -> None:
    while await asyncio.wait_for(listener.next_ring(), 10) != Gap(connected=connected):
        pass


async def test_a_ring_is_heard_in_another_process_by_all_who_listen_to_its_topic(redis_url):
    async with process_on(redis_url) as (_, ringing), process_on(redis_url) as (_, hearing):
        with hearing.listen("a") as first, hearing.listen("a") as second, hearing.listen("b") as other:
            await hear_connection(first, connected=True)
            await ringing.ring("a", {"number": 1})
            for listener in (first, second):
                ring = await first_ring(listener)
                assert (ring.topic, ring.body, ring.text) == ("a", {"number": 1}, '{"number":1}')
            await hear_connection(other, connected=True)
            assert other.waiting.empty()


async def test_a_ring_takes_milliseconds(redis_url):
    async with process_on(redis_url) as (_, ringing), process_on(redis_url) as (_, hearing):
        with hearing.listen("a") as listener:
            await hear_connection(listener, connected=True)
            times = []
            for number in range(50):
                began = time.monotonic()
                await ringing.ring("a", number)
                await first_ring(listener)
                times.append(time.monotonic() - began)
    assert statistics.median(times) < 0.05


async def test_listeners_learn_that_redis_went_and_came_back(tmp_path):
    port = free_port()
    async with process_on(f"redis://127.0.0.1:{port}/0") as (link, bell):
        with bell.listen("a") as listener:
            await hear_connection(listener, connected=False)
            with redis_server(port, tmp_path):
                await hear_connection(listener, connected=True)
            await hear_connection(listener, connected=False)
            with redis_server(port, tmp_path):
                await hear_connection(listener, connected=True)
                await link.ping()
                await bell.ring("a", "back")
                assert (await first_ring(listener)).body == "back"


async def test_a_listener_that_does_not_keep_up_learns_that_it_missed_something():
    listener = Listener("a")
    for number in range(1000):
        listener.hear(Ring("a", number))
    heard = [await listener.next_ring() for _ in range(257)]
    assert heard[:256] == [Ring("a", number) for number in range(256)]
    assert heard[256] == Gap(connected=True, too_slow=True)


async def test_ringing_while_redis_is_away_costs_little_and_breaks_nothing():
    async with process_on(f"redis://127.0.0.1:{free_port()}/0") as (_, bell):

        async def ring() -> float:
            began = time.monotonic()
            for _ in range(20):
                await bell.ring("a", 1)
            return time.monotonic() - began

        assert await shortest(ring, 1.0) < 1.0


async def test_the_cache_gives_back_what_was_kept_until_it_is_forgotten(redis_url):
    async with process_on(redis_url) as (link, _):
        cache, another_process = Cache(link), Cache(link)
        assert await cache.read("list", 1) is None
        await cache.write("rows", "list", 1, seconds=60)
        assert await another_process.read("list", 1) == "rows"
        await cache.forget("list", 1)
        assert await cache.read("list", 1) is None


async def test_without_redis_a_process_keeps_a_little_by_itself():
    async with process_on(f"redis://127.0.0.1:{free_port()}/0") as (link, _):
        cache = Cache(link)
        for number in range(300):
            await cache.write(f"rows {number}", "list", number, seconds=60)
        assert await cache.read("list", 299) == "rows 299"
        assert await cache.read("list", 0) is None
        await cache.write("late", "gone", seconds=0)
        assert await cache.read("gone") is None
        await cache.forget("list", 299)
        assert await cache.read("list", 299) is None
        with pytest.raises(RedisAway):
            await link.ping()


def test_an_address_never_shows_the_password():
    assert RedisLink("redis://:secret@localhost:6379/2").address == "redis://localhost:6379/2"
