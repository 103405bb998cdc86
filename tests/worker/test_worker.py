import asyncio

import pytest
from sqlalchemy import select
from tests.jobs_parts import fold, make_person, nothing, parts_on, read_job, submit, wait_for_state, working

from algorist.db.tables import AuditEntry, JobEvent
from algorist.jobs.queries import list_events, view_job
from algorist.queue.tasks import Progress, StoredStep, TaskContext, TaskResult

pytestmark = pytest.mark.anyio


async def test_a_submitted_job_is_run_to_its_end(database, redis_url):
    async with parts_on(database, redis_url) as parts:
        person = await make_person(database)
        async with working(parts, nothing):
            job = await submit(parts, person)
            done = await wait_for_state(database, job.id, "succeeded")
    assert done.result == {"job": job.id}
    assert done.attempts == 1
    assert done.token is None


async def test_folding_the_events_over_the_first_view_gives_the_last(database, redis_url):
    async def search(context: TaskContext) -> TaskResult:
        for number in range(1, 6):
            await context.record_step(StoredStep(number=number, kind="sample", document={"number": number}))
            await context.progress(Progress(phase="searching", done=number, total=5, best=number / 5))
            await context.log(f"step {number}")
            await asyncio.sleep(0.04)
        return TaskResult(result={"best": 5})

    async with parts_on(database, redis_url) as parts:
        person = await make_person(database)
        async with working(parts, search):
            job = await submit(parts, person)
            first = job.model_dump(mode="json")
            await wait_for_state(database, job.id, "succeeded")
    async with database.reading() as session:
        events = (await list_events(session, job.id, 0)).model_dump(mode="json")["items"]
    assert [event["number"] for event in events] == list(range(1, len(events) + 1))
    assert fold(first, events) == view_job(await read_job(database, job.id)).model_dump(mode="json")
    told = [step["number"] for event in events for step in event["body"].get("steps", [])]
    assert told == [1, 2, 3, 4, 5]
    assert [line for event in events for line in event["body"].get("log", [])] == [f"step {n}" for n in range(1, 6)]


async def test_what_a_task_writes_is_there_with_the_state_or_not_at_all(database, redis_url):
    async def write_and_fall(context: TaskContext) -> TaskResult:
        async def write(tx):
            tx.add(AuditEntry(action=f"effect {context.job_id}"))
            await tx.flush()
            if context.input["note"] == "fall":
                raise ValueError("the last moment")
            return {"written": True}

        return TaskResult(result={"made": 1}, write=write)

    async with parts_on(database, redis_url) as parts:
        person = await make_person(database)
        async with working(parts, write_and_fall):
            good = await submit(parts, person)
            bad = await submit(parts, person, note="fall")
            assert (await wait_for_state(database, good.id, "succeeded")).result == {"made": 1, "written": True}
            assert (await wait_for_state(database, bad.id, "failed")).error["code"] == "internal"
    async with database.reading() as session:
        assert list(await session.scalars(select(AuditEntry.action))) == [f"effect {good.id}"]


async def test_events_come_at_most_ten_times_a_second(database, redis_url):
    async def chatter(context: TaskContext) -> TaskResult:
        end = asyncio.get_running_loop().time() + 1.0
        number = 0
        while asyncio.get_running_loop().time() < end:
            number += 1
            await context.progress(Progress(phase="talking", done=number))
            await asyncio.sleep(0.002)
        return TaskResult(result={"said": number})

    async with parts_on(database, redis_url) as parts:
        person = await make_person(database)
        async with working(parts, chatter):
            job = await submit(parts, person)
            done = await wait_for_state(database, job.id, "succeeded")
    async with database.reading() as session:
        told = list(await session.scalars(select(JobEvent).where(JobEvent.kind == "progress")))
    assert 3 <= len(told) <= 12
    assert done.progress["done"] == done.result["said"] > 20
