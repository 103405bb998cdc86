import asyncio

import pytest

from algorist.queue.locks import hold_lock, release_locks

pytestmark = pytest.mark.anyio


async def hold(database, holder: str, seconds: float = 5.0) -> bool:
    async with database.transaction() as tx:
        return await hold_lock(tx, "relay", holder, seconds)


async def test_a_lock_has_one_holder(database):
    assert await hold(database, "a")
    assert not await hold(database, "b")
    assert await hold(database, "a")


async def test_a_lock_lapses(database):
    assert await hold(database, "a", 0.05)
    await asyncio.sleep(0.1)
    assert await hold(database, "b")
    assert not await hold(database, "a")


async def test_a_lock_that_is_given_back_is_free(database):
    assert await hold(database, "a")
    async with database.transaction() as tx:
        await release_locks(tx, "a")
    assert await hold(database, "b")


async def test_of_many_that_want_a_lock_at_once_one_gets_it(database):
    held = await asyncio.gather(*(hold(database, f"worker-{number}") for number in range(5)))
    assert sum(held) == 1
