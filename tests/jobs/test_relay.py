import asyncio
import statistics
import time
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from tests.jobs_parts import make_person, parts_on, read_job, submit
from tests.servers import free_port

from algorist.db.columns import now
from algorist.db.tables import Job, JobEvent
from algorist.jobs import actions
from algorist.queue.carrier import Intake, IntakeOptions, Ticket, carrier_of

pytestmark = pytest.mark.anyio
AWAY = "redis://127.0.0.1:{}/0"


async def put(database, job_id: int, **values: Any) -> None:
    async with database.transaction() as tx:
        job = await tx.get_one(Job, job_id)
        for name, value in values.items():
            setattr(job, name, value)


async def waiting(parts) -> int:
    return (await carrier_of(parts.redis, parts.settings.queue_name).counts())["prioritized"]


async def test_a_job_is_taken_in_at_once_while_redis_is_away_and_added_later(database, redis_url):
    person = await make_person(database)
    times = []
    async with parts_on(database, AWAY.format(free_port()), jobs_per_user=100) as parts:
        for _ in range(10):
            began = time.monotonic()
            await submit(parts, person)
            times.append(time.monotonic() - began)
    assert statistics.median(times) < 0.5
    async with parts_on(database, redis_url, jobs_per_user=100) as parts:
        assert await waiting(parts) == 0
        async with database.transaction() as tx:
            for job in await tx.scalars(select(Job)):
                job.enqueued_at = now() - timedelta(seconds=10)
        assert await actions.release_jobs(parts) == 10
        assert await waiting(parts) == 10


async def test_what_a_wiped_redis_forgot_is_added_again_and_what_it_knows_is_not_doubled(database, redis_url):
    person = await make_person(database)
    async with parts_on(database, redis_url) as parts:
        job = await submit(parts, person)
        for _ in range(2):
            await put(database, job.id, enqueued_at=now() - timedelta(seconds=10))
            await actions.release_jobs(parts)
        assert await waiting(parts) == 1
        await parts.redis.client.flushdb()
        await put(database, job.id, enqueued_at=now() - timedelta(seconds=10))
        await actions.release_jobs(parts)
        assert await waiting(parts) == 1


async def test_jobs_that_a_worker_is_just_about_to_claim_are_not_lost_and_not_added_again(database, redis_url):
    person = await make_person(database)
    in_hand, go_on = asyncio.Event(), asyncio.Event()

    async def hold(_: Ticket) -> None:
        in_hand.set()
        await go_on.wait()

    async with parts_on(database, redis_url) as parts:
        for job in [await submit(parts, person) for _ in range(3)]:
            await put(database, job.id, enqueued_at=now() - timedelta(seconds=5))
        intake = Intake(parts.redis, parts.settings.queue_name, hold, IntakeOptions(concurrency=2))
        running = asyncio.create_task(intake.run())
        await in_hand.wait()
        assert await actions.release_jobs(parts) == 0
        go_on.set()
        await intake.close()
        await asyncio.gather(running, return_exceptions=True)


async def test_a_held_job_is_released_by_the_relay_when_its_owner_has_a_free_place(database, redis_url):
    person = await make_person(database)
    async with parts_on(database, redis_url, jobs_per_user=1) as parts:
        first, second = await submit(parts, person), await submit(parts, person)
        assert await actions.release_jobs(parts) == 0
        await put(database, first.id, state="succeeded")
        assert await actions.release_jobs(parts) == 1
        assert (await read_job(database, second.id)).enqueued_at is not None


async def claim_and_fall(parts, job_id: int, generation: int) -> None:
    """A worker that takes the job and is silent ever after."""
    async with parts.database.transaction() as tx:
        assert await actions.claim_job(tx, parts, job_id, generation, f"token-{generation}", "worker")
    await put(parts.database, job_id, lease_until=now() - timedelta(seconds=1))


async def test_a_lapsed_job_goes_back_to_the_queue_until_it_has_no_try_left(database, redis_url):
    person = await make_person(database)
    async with parts_on(database, redis_url, job_attempts=2) as parts:
        job = await submit(parts, person)
        await claim_and_fall(parts, job.id, 0)
        assert await actions.requeue_lapsed_jobs(parts) == 1
        again = await read_job(database, job.id)
        assert (again.state, again.generation, again.token) == ("queued", 1, None)
        await claim_and_fall(parts, job.id, 1)
        await actions.requeue_lapsed_jobs(parts)
        lost = await read_job(database, job.id)
        assert (lost.state, lost.error["code"]) == ("failed", "worker_lost")


async def test_a_lapsed_job_that_was_to_be_cancelled_is(database, redis_url):
    person = await make_person(database)
    async with parts_on(database, redis_url) as parts:
        job = await submit(parts, person)
        await claim_and_fall(parts, job.id, 0)
        async with database.transaction() as tx:
            await actions.cancel_job(tx, parts, person[0], job.id)
        await actions.requeue_lapsed_jobs(parts)
        assert (await read_job(database, job.id)).state == "cancelled"


async def test_a_job_whose_lease_was_renewed_stays_where_it_is(database, redis_url):
    person = await make_person(database)
    async with parts_on(database, redis_url) as parts:
        job = await submit(parts, person)
        await claim_and_fall(parts, job.id, 0)
        async with database.transaction() as tx:
            await actions.renew_claims(tx, ["token-0"], 10)
        assert await actions.requeue_lapsed_jobs(parts) == 0
        assert (await read_job(database, job.id)).state == "running"


async def test_events_of_jobs_that_ended_long_ago_are_removed(database, redis_url):
    person = await make_person(database)
    async with parts_on(database, redis_url) as parts:
        old, young, running = [await submit(parts, person) for _ in range(3)]
        long_ago = now() - timedelta(days=40)
        await put(database, old.id, state="succeeded", finished_at=long_ago)
        await put(database, young.id, state="succeeded", finished_at=now())
        async with database.transaction() as tx:
            for event in await tx.scalars(select(JobEvent)):
                event.created_at = long_ago
        assert await actions.sweep_events(database, 30) == 1
        async with database.reading() as session:
            left = set(await session.scalars(select(JobEvent.job_id)))
            assert await session.scalar(select(func.count()).select_from(Job)) == 3
    assert left == {young.id, running.id}
