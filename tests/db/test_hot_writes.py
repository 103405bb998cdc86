"""Hot statements within a transaction do what the ordinary ones do, and SQLite's writers never hold up the loop."""

import asyncio
import random
import sqlite3
import time

import pytest
from sqlalchemy import bindparam, func, insert, literal, select, text, update
from sqlalchemy.exc import IntegrityError

from algorist.db import loop as loop_room
from algorist.db import mysql as mysql_room
from algorist.db.columns import now
from algorist.db.database import Database
from algorist.db.hot import HotStatement
from algorist.db.tables import Job, User
from algorist.errors import Unavailable

pytestmark = pytest.mark.anyio
NAMES = ("email", "name", "password_hash", "preferences")
ADD = HotStatement(insert(User).values(**{name: bindparam(name) for name in NAMES}))
RENAME = HotStatement(update(User).where(User.id == bindparam("user_id")).values(name=bindparam("name")))
NAME = HotStatement(select(User.name, User.preferences, User.created_at).where(User.id == bindparam("user_id")))
ECHO = HotStatement(select(bindparam("value", type_=User.id.type), literal("x")))


def person(number: int = 1) -> dict[str, object]:
    return {"email": f"p{number}@b.test", "name": "Ünï%s:x?", "password_hash": "h", "preferences": {"theme": "dark"}}


async def count_people(database: Database) -> int:
    async with database.reading() as session:
        return await session.scalar(select(func.count()).select_from(User)) or 0


async def test_a_transaction_sees_what_it_wrote_and_rows_get_what_their_table_gives(database: Database):
    began = now()
    async with database.transaction() as tx:
        user_id = await tx.insert(ADD, **person())
        assert await tx.change(RENAME, user_id=user_id, name="Ada") == 1
        assert await tx.change(RENAME, user_id=user_id, name="Ada") == 1, "rows that are met count, changed or not"
        assert await tx.change(RENAME, user_id=user_id + 1, name="Ada") == 0
        [(name, preferences, created_at)] = await tx.fetch(NAME, user_id=user_id)
    assert (name, preferences) == ("Ada", {"theme": "dark"})
    assert began <= created_at <= now()
    async with database.reading() as session:
        user = await session.get_one(User, user_id)
    assert (user.role, user.locked_at) == ("user", None)


async def test_the_time_of_a_change_is_noted(database: Database):
    touch = HotStatement(update(Job).where(Job.id == bindparam("job_id")).values(phase="touched"))
    long_ago = now().replace(year=2020)
    async with database.transaction() as tx:
        user_id = await tx.insert(ADD, **person())
        job = Job(user_id=user_id, type="generate", input={}, updated_at=long_ago)
        tx.add(job)
        await tx.flush()
        await tx.change(touch, job_id=job.id)
    async with database.reading() as session:
        assert (await session.get_one(Job, job.id)).updated_at > long_ago


async def test_an_exception_undoes_what_was_written(database: Database):
    async def write_and_fall() -> None:
        async with database.transaction() as tx:
            await tx.insert(ADD, **person())
            raise RuntimeError("no")

    with pytest.raises(RuntimeError, match="no"):
        await write_and_fall()
    assert await count_people(database) == 0


async def test_a_row_that_is_there_already_is_refused_and_the_transaction_goes_on(database: Database):
    async with database.transaction() as tx:
        await tx.insert(ADD, **person(1))
        with pytest.raises(IntegrityError):
            await tx.insert(ADD, **person(1))
        await tx.insert(ADD, **person(2))
    assert await count_people(database) == 2


async def test_a_transaction_whose_connection_is_lost_is_undone_and_the_next_one_works(database: Database):
    if database.is_sqlite:
        pytest.skip("SQLite has no connections to lose")

    async def write_and_lose() -> None:
        async with database.transaction() as tx:
            await tx.insert(ADD, **person(1))
            own = await tx.scalar(text("SELECT CONNECTION_ID()"))
            async with database.reading() as session:
                await session.execute(text(f"KILL {own}"))
            await tx.insert(ADD, **person(2))

    with pytest.raises(Unavailable):
        await write_and_lose()
    async with database.transaction() as tx:
        await tx.insert(ADD, **person(3))
    assert await count_people(database) == 1


async def test_connections_that_died_while_they_lay_idle_are_replaced(database: Database, monkeypatch):
    if database.is_sqlite:
        pytest.skip("SQLite has no connections to lose")
    monkeypatch.setattr(mysql_room, "_PING_AFTER_SECONDS", 0.0)
    await asyncio.gather(*(count_people(database) for _ in range(3)))
    async with database.reading() as session:
        own = await session.scalar(text("SELECT CONNECTION_ID()"))
        others = text("SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> :own")
        for number in list(await session.scalars(others, {"own": own})):
            await session.execute(text(f"KILL {number}"))
    assert await asyncio.gather(*(count_people(database) for _ in range(3))) == [0, 0, 0]


async def test_cancelled_statements_never_hand_their_rows_to_another(database: Database):
    generator = random.Random(7)
    wrong = right = 0

    async def ask(value: int) -> None:
        nonlocal wrong, right
        async with database.transaction() as tx:
            rows = await tx.fetch(ECHO, value=value)
        wrong += rows != [(value, "x")]
        right += rows == [(value, "x")]

    for _ in range(10):
        asked = [asyncio.create_task(ask(generator.randrange(10**9))) for _ in range(20)]
        await asyncio.sleep(generator.random() * 0.02)
        for task in generator.sample(asked, 10):
            task.cancel()
        await asyncio.gather(*asked, return_exceptions=True)
    assert (wrong, right > 30) == (0, True)


def hold_lock(database: Database) -> sqlite3.Connection:
    """Another process that writes."""
    held = sqlite3.connect(database.url.removeprefix("sqlite:///"), isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    return held


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_writer_waits_for_another_process_and_the_loop_goes_on(database: Database):
    held = hold_lock(database)

    async def write() -> None:
        async with database.transaction() as tx:
            await tx.insert(ADD, **person())

    writing = asyncio.create_task(write())
    longest = 0.0
    for _ in range(20):
        began = time.monotonic()
        await asyncio.sleep(0.01)
        longest = max(longest, time.monotonic() - began)
    assert not writing.done()
    assert longest < loop_room.BUSY_SECONDS / 2
    held.execute("COMMIT")
    await asyncio.wait_for(writing, 5)
    held.close()
    assert await count_people(database) == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_writer_that_waits_too_long_is_told_to_come_back(database: Database, monkeypatch):
    monkeypatch.setattr(loop_room, "BUSY_SECONDS", 0.1)
    held = hold_lock(database)
    with pytest.raises(Unavailable):
        async with database.transaction() as tx:
            await tx.change(RENAME, user_id=1, name="")
    held.close()
    async with database.transaction() as tx:
        await tx.insert(ADD, **person())
    assert await count_people(database) == 1
