"""Transactions commit once, at the end, and what follows a commit never tells of something that did not happen."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text

from algorist.db.database import Database
from algorist.db.migrate import downgrade_database, upgrade_database
from algorist.db.revisions import current_revision, newest_revision
from algorist.db.tables import User
from algorist.errors import Unavailable

pytestmark = pytest.mark.anyio


def person(email: str = "ada@example.test") -> User:
    return User(email=email, name="Ada", password_hash="x")


async def emails(database: Database) -> list[str]:
    async with database.reading() as session:
        return list(await session.scalars(select(User.email)))


async def test_a_transaction_commits_at_its_end(database: Database):
    async with database.transaction() as tx:
        tx.add(person())
    assert await emails(database) == ["ada@example.test"]


async def test_an_exception_undoes_the_transaction_and_what_would_follow_it(database: Database):
    rung: list[str] = []

    async def ring() -> None:
        rung.append("bell")

    async def fail_inside() -> None:
        async with database.transaction() as tx:
            tx.add(person())
            await tx.flush()
            tx.after_commit(ring)
            raise RuntimeError("no")

    with pytest.raises(RuntimeError, match="no"):
        await fail_inside()
    assert (await emails(database), rung) == ([], [])


async def test_what_follows_a_commit_sees_the_committed_row(database: Database):
    seen: list[list[str]] = []

    async def look() -> None:
        seen.append(await emails(database))

    async with database.transaction() as tx:
        tx.add(person())
        tx.after_commit(look)
    assert seen == [["ada@example.test"]]


async def test_a_failure_after_the_commit_does_not_fail_the_request(database: Database):
    async def fail() -> None:
        raise ConnectionError("redis is away")

    async with database.transaction() as tx:
        tx.add(person())
        tx.after_commit(fail)
    assert await emails(database) == ["ada@example.test"]


async def test_twenty_writers_at_once_all_commit(database: Database):
    async def write(i: int) -> None:
        async with database.transaction() as tx:
            await tx.scalar(select(User.id))
            await asyncio.sleep(0.001)
            tx.add(person(f"p{i}@example.test"))

    await asyncio.gather(*(write(i) for i in range(20)))
    assert len(await emails(database)) == 20


async def test_a_time_comes_back_as_it_was_stored_in_utc(database: Database):
    at = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=timezone(timedelta(hours=2)))
    async with database.transaction() as tx:
        user = person()
        user.locked_at = at
        tx.add(user)
    async with database.reading() as session:
        stored = await session.scalar(select(User.locked_at))
    assert stored == at
    assert stored is not None
    assert stored.tzinfo is UTC


async def test_a_database_that_is_away_is_unavailable():
    database = Database("mysql://root@127.0.0.1:1/none")
    with pytest.raises(Unavailable):
        await database.ping()
    await database.close()


def test_migrations_go_down_and_up_again_and_match_the_tables(database_url: str):
    downgrade_database(database_url, "base")
    upgrade_database(database_url)

    async def look() -> tuple[str | None, list[str]]:
        database = Database(database_url)
        async with database.engine.connect() as connection:
            from alembic.autogenerate import compare_metadata  # noqa: PLC0415
            from alembic.migration import MigrationContext  # noqa: PLC0415

            from algorist.db.tables import Base  # noqa: PLC0415

            def compare(sync):
                context = MigrationContext.configure(sync, opts={"compare_type": False})
                return [str(change) for change in compare_metadata(context, Base.metadata)]

            differences = await connection.run_sync(compare)
            await connection.execute(text("SELECT 1"))
        revision = await current_revision(database)
        await database.close()
        return revision, differences

    revision, differences = asyncio.run(look())
    assert revision == newest_revision()
    assert differences == []
