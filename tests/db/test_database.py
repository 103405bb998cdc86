"""Transactions commit once, at the end, and what follows a commit never tells of something that did not happen."""

import asyncio
import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import select, text

from algorist.db.database import Database, Transaction
from algorist.db.migrate import downgrade_database, upgrade_database
from algorist.db.revisions import current_revision, newest_revision
from algorist.db.tables import JobStep, User
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


def test_migrations_go_down_and_up_again_quietly_and_match_the_tables(database_url: str, caplog):
    with caplog.at_level("WARNING"):
        downgrade_database(database_url, "base")
        upgrade_database(database_url)
    assert caplog.messages == []

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


def test_the_figures_of_steps_from_before_come_from_their_documents(database_url: str):
    downgrade_database(database_url, "0001")
    proposal = {"tier": "model", "details": {"provider": "gemini"}}
    used = {"input_tokens": 12, "output_tokens": 3, "dollars": 2.5e-05, "cpu_seconds": 0.5}
    documents: list[dict[str, Any]] = [
        {"candidate": {"proposal": proposal}, "usage": used},
        {"candidate": {"proposal": {"tier": "catalogue"}}, "usage": used | {"dollars": None}},
        {"candidate": None, "trouble": {"code": "timeout"}, "usage": used | {"dollars": 0.0}},
    ]

    async def fill() -> None:
        database = Database(database_url)
        async with database.transaction() as tx:
            moments = dict.fromkeys(("created_at", "updated_at"), "2026-01-01 00:00:00")
            person = {"id": 1, "email": "a", "name": "a", "password_hash": "", "role": "user", "token_epoch": 0}
            await insert_row(tx, "users", person | {"preferences": "{}"} | moments)
            zeros = dict.fromkeys(
                ("priority", "generation", "attempts", "event_count", "dollars", "input_tokens", "output_tokens",
                 "cpu_seconds", "run_seconds"), 0
            )  # fmt: skip
            words = dict.fromkeys(("phase", "input_hash", "control", "worker", "request_id"), "")
            job = {"id": 1, "user_id": 1, "type": "generate", "state": "x", "input": "{}", "progress": "{}"}
            await insert_row(tx, "jobs", job | zeros | words | moments)
            for number, document in enumerate(documents, 1):
                step = dict.fromkeys(("kind", "strategy", "name", "designer", "verdict", "source"), "")
                counts = {"passed": 0, "total": 0, "is_best": False, "created_at": "2026-01-01 00:00:00"}
                row = {"job_id": 1, "number": number, "document": json.dumps(document)}
                await insert_row(tx, "job_steps", step | counts | row)
        await database.close()

    async def look() -> list[tuple[Any, ...]]:
        database = Database(database_url)
        async with database.reading() as session:
            columns = (
                JobStep.provider,
                JobStep.input_tokens,
                JobStep.output_tokens,
                JobStep.dollars,
                JobStep.cpu_seconds,
            )
            rows = [tuple(row) for row in await session.execute(select(*columns).order_by(JobStep.number))]
        await database.close()
        return rows

    asyncio.run(fill())
    upgrade_database(database_url)
    assert asyncio.run(look()) == [
        ("gemini", 12, 3, pytest.approx(2.5e-05), 0.5),
        ("offline", 12, 3, None, 0.5),
        ("", 12, 3, 0.0, 0.5),
    ]


async def insert_row(tx: Transaction, table: str, values: dict[str, Any]) -> None:
    names = ", ".join(f"`{name}`" for name in values)
    await tx.execute(text(f"INSERT INTO {table} ({names}) VALUES ({', '.join(f':{name}' for name in values)})"), values)
