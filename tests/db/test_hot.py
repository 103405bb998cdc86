"""Hot reads give what the ordinary ones give, to the one who asked, in the order in which people came."""

import asyncio
import random

import pytest
from sqlalchemy import bindparam, literal, select, text

from algorist.db.columns import now
from algorist.db.database import Database
from algorist.db.hot import HotStatement
from algorist.db.pool import FairPool
from algorist.db.tables import User
from algorist.errors import Unavailable

pytestmark = pytest.mark.anyio
ONE = HotStatement(
    select(User.id, User.name, User.preferences, User.created_at, User.locked_at).where(User.id == bindparam("user_id"))
)
# asyncmy carries the value to the server and back, so a row says whose question it answers.
ECHO = HotStatement(select(bindparam("value", type_=User.id.type), literal("x")))


async def add_user(database: Database, name: str = "Ada") -> User:
    async with database.transaction() as tx:
        user = User(email=f"{name}@b.test", name=name, password_hash="h", preferences={"theme": "dark"})
        tx.add(user)
        await tx.flush()
        return user


async def test_a_hot_read_gives_the_same_values_and_types_as_an_ordinary_one(database: Database):
    user = await add_user(database, "Ünï%s:x?")
    rows = await database.fetch(ONE, user_id=user.id)
    assert rows == [(user.id, user.name, {"theme": "dark"}, user.created_at, None)]
    assert rows[0][3].utcoffset() is not None
    assert await database.fetch(ONE, user_id=user.id + 1) == []


async def test_a_hot_read_sees_what_was_just_committed(database: Database):
    user = await add_user(database)
    await database.fetch(ONE, user_id=user.id)
    async with database.transaction() as tx:
        found = await tx.get_one(User, user.id)
        found.locked_at = now()
    assert (await database.fetch(ONE, user_id=user.id))[0][4] is not None


async def test_cancelled_reads_never_hand_their_rows_to_another(database: Database):
    if database.is_sqlite:
        pytest.skip("a read on the loop cannot be cancelled half way")
    generator = random.Random(7)
    wrong = right = 0

    async def ask(value: int) -> None:
        nonlocal wrong, right
        rows = await database.fetch(ECHO, value=value)
        wrong += rows != [(value, "x")]
        right += rows == [(value, "x")]

    for _ in range(30):
        asked = [asyncio.create_task(ask(generator.randrange(10**9))) for _ in range(20)]
        await asyncio.sleep(generator.random() * 0.01)
        for task in generator.sample(asked, 10):
            task.cancel()
        await asyncio.gather(*asked, return_exceptions=True)
    assert (wrong, right > 100) == (0, True)


async def test_a_connection_that_died_while_it_lay_idle_is_replaced(database: Database):
    if database.is_sqlite:
        pytest.skip("SQLite has no connections to lose")
    user = await add_user(database)
    await database.fetch(ONE, user_id=user.id)
    async with database.reading() as session:
        own = await session.scalar(text("SELECT CONNECTION_ID()"))
        others = await session.scalars(
            text("SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> :own"), {"own": own}
        )
        for number in list(others):
            await session.execute(text(f"KILL {number}"))
    assert (await database.fetch(ONE, user_id=user.id))[0][0] == user.id


async def test_a_database_that_is_away_is_said_to_be_away():
    database = Database("mysql://root@127.0.0.1:1/nowhere")
    with pytest.raises(Unavailable):
        await database.fetch(ONE, user_id=1)
    await database.close()


class Thing:
    def __init__(self) -> None:
        self.closed = False

    def close(self) -> None:
        self.closed = True


async def make_thing() -> Thing:
    await asyncio.sleep(0)
    return Thing()


async def test_who_comes_first_is_served_first():
    pool = FairPool(make_thing, 2, 5.0)
    served: list[int] = []

    async def use(number: int) -> None:
        async with pool.connection():
            served.append(number)
            await asyncio.sleep(0.001)

    await asyncio.gather(*(use(number) for number in range(50)))
    assert served == list(range(50))


async def test_who_waits_too_long_is_told_to_come_back():
    pool = FairPool(make_thing, 1, 0.05)
    async with pool.connection():
        with pytest.raises(Unavailable) as caught:
            async with pool.connection():
                pass
    assert caught.value.retry_after
    async with pool.connection() as thing:
        assert not thing.closed


async def test_no_connection_is_lost_and_none_is_used_again_after_a_failure():
    pool = FairPool(make_thing, 3, 5.0)
    generator = random.Random(3)
    seen: list[Thing] = []

    async def use(number: int) -> None:
        async with pool.connection() as thing:
            assert not thing.closed
            seen.append(thing)
            await asyncio.sleep(generator.random() * 0.003)
            if number % 5 == 0:
                raise ValueError

    for _ in range(10):
        asked = [asyncio.create_task(use(number)) for number in range(20)]
        await asyncio.sleep(generator.random() * 0.01)
        for task in generator.sample(asked, 7):
            task.cancel()
        await asyncio.gather(*asked, return_exceptions=True)
    assert pool._open <= 3
    assert len(pool._idle) == pool._open
    await asyncio.gather(*(use(number) for number in (1, 2, 3, 4)))
    pool.close()
    assert pool._open == 0
