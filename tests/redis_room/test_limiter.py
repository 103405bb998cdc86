"""Rate limits that all processes count together."""

import asyncio

import pytest

from algorist.redis.limiter import Limiter
from algorist.redis.link import RedisLink

pytestmark = pytest.mark.anyio


@pytest.fixture
async def link(redis_url):
    link = RedisLink(redis_url)
    yield link
    await link.close()


async def test_processes_share_their_counts(link):
    one, other = Limiter(link), Limiter(link)
    given = [(await limiter.hit("writes", "me", 5, shared=True, minutes=60)) for limiter in (one, other) * 3]
    assert [one.allowed for one in given] == [True] * 5 + [False]
    assert 0 < given[-1].reset_seconds <= 7200


async def test_hits_of_one_moment_are_counted_each(link):
    limiter = Limiter(link)
    asked = [limiter.hit("writes", f"p{n % 2}", 10, shared=True, minutes=60) for n in range(30)]
    assert sum(one.allowed for one in await asyncio.gather(*asked)) == 20


async def test_a_redis_that_was_started_anew_counts_on(link):
    limiter = Limiter(link)
    assert (await limiter.hit("writes", "me", 2, shared=True)).allowed
    await link.client.script_flush()
    other = Limiter(link)
    assert [(await other.hit("writes", "me", 2, shared=True)).allowed for _ in range(2)] == [True, False]


async def test_what_is_kept_in_redis_goes_away_by_itself(link):
    await Limiter(link).hit("writes", "me", 10, shared=True)
    keys = await link.client.keys("*limit*")
    assert keys
    assert all([0 < await link.client.pttl(key) <= 120_000 for key in keys])
