"""Jobs that come in the same moment share a transaction; what one of them meets is its own."""

import asyncio

import pytest
from sqlalchemy import select
from tests.jobs_parts import make_person, parts_on, read_job, submit

from algorist.db.database import Transaction
from algorist.db.tables import Job, JobEvent
from algorist.errors import TooMany
from algorist.jobs.actions.release import lock_user
from algorist.jobs.schemas import JobView
from algorist.queue.carrier import carrier_of

pytestmark = pytest.mark.anyio


@pytest.fixture
async def parts(database, redis_url):
    async with parts_on(database, redis_url) as parts:
        yield parts


@pytest.fixture
async def people(database):
    return [await make_person(database, f"p{number}") for number in range(6)]


async def submit_together(parts, people, keys=()):
    """One job of each, asked for at once: a first one alone, so that the others wait for it and meet."""
    named = zip(people, [*keys, *[None] * len(people)], strict=False)
    return await asyncio.gather(*(submit(parts, person, key) for person, key in named), return_exceptions=True)


async def rows_of(database, jobs):
    return [await read_job(database, job.id) for job in jobs]


async def test_everybody_gets_their_own_job_with_its_event_and_its_ticket(parts, database, people):
    jobs = await submit_together(parts, people * 3)
    rows = await rows_of(database, jobs)
    assert [row.user_id for row in rows] == [person[0] for person in people * 3]
    assert len({row.id for row in rows}) == len(rows)
    async with database.reading() as session:
        events = {event.job_id: event for event in await session.scalars(select(JobEvent))}
    assert [events[row.id].body["job"]["id"] for row in rows] == [row.id for row in rows]
    counts = await carrier_of(parts.redis, parts.settings.queue_name).counts()
    assert counts["prioritized"] == sum(row.enqueued_at is not None for row in rows)


async def test_a_quota_is_counted_among_those_that_come_together_and_is_nobody_elses(database, redis_url, people):
    async with parts_on(database, redis_url, queued_jobs_per_user=2) as parts:
        greedy, *others = people
        outcomes = await submit_together(parts, [greedy] * 5 + others)
    refused = [isinstance(outcome, TooMany) for outcome in outcomes]
    assert (sum(refused[:5]), sum(refused[5:])) == (3, 0)
    assert all(isinstance(outcome, (TooMany, JobView)) for outcome in outcomes)


async def test_places_with_redis_are_counted_among_those_that_come_together(database, redis_url, people):
    async with parts_on(database, redis_url, jobs_per_user=2) as parts:
        jobs = await submit_together(parts, [people[1], *[people[0]] * 5])
        rows = await rows_of(database, jobs[1:])
    assert sorted(row.enqueued_at is not None for row in rows) == [False, False, False, True, True]


async def test_a_key_that_is_used_already_gives_its_job_and_holds_up_nobody(parts, database, people):
    first = await submit(parts, people[2], "mine")
    jobs = await submit_together(parts, people, ["a", "b", "mine", "d", "e", "f"])
    assert jobs[2].id == first.id
    assert [row.user_id for row in await rows_of(database, jobs)] == [person[0] for person in people]


async def test_who_is_locked_by_another_transaction_holds_up_nobody(parts, database, people):
    if database.is_sqlite:
        pytest.skip("there one transaction writes at a time")
    async with database.transaction() as tx:
        await lock_user(tx, people[3][0])
        asked = [asyncio.create_task(submit(parts, person)) for person in people]
        done, waiting = await asyncio.wait(asked, timeout=3)
        while len(waiting) > 1:
            done, waiting = await asyncio.wait(asked, timeout=3)
        assert asked[3] in waiting
        assert len(done) == len(people) - 1
    assert (await read_job(database, (await asked[3]).id)).user_id == people[3][0]


async def test_where_ids_are_not_consecutive_each_job_is_taken_in_by_itself(parts, database, people, monkeypatch):
    insert_many = Transaction.insert_many

    async def insert_many_with_gaps(tx, statement, rows):
        ids = await insert_many(tx, statement, rows)
        return ids if len(ids) == 1 else [number + place for place, number in enumerate(ids)]

    monkeypatch.setattr(Transaction, "insert_many", insert_many_with_gaps)
    jobs = await submit_together(parts, people)
    assert [row.user_id for row in await rows_of(database, jobs)] == [person[0] for person in people]
    async with database.reading() as session:
        assert len(list(await session.scalars(select(Job.id)))) == len(people)


async def test_a_database_that_fails_fails_those_who_asked_and_nobody_later(parts, people, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("planted")

    with monkeypatch.context() as planted:
        planted.setattr(Transaction, "insert_many", fail)
        assert all(isinstance(outcome, RuntimeError) for outcome in await submit_together(parts, people))
    assert all(isinstance(outcome, JobView) for outcome in await submit_together(parts, people))
