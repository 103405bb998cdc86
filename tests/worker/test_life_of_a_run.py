import asyncio
import time

import pytest
from sqlalchemy import select
from tests.jobs_parts import make_person, nothing, parts_on, read_job, submit, wait_for, wait_for_state, working

from algorist.db.tables import JobStep, WorkerBeat
from algorist.engine.sandbox import Program
from algorist.engine.terms.limits import Limits
from algorist.engine.terms.problem import Call
from algorist.errors import Unavailable
from algorist.jobs import actions
from algorist.jobs.schemas import Extension, MoreBudget
from algorist.queue.tasks import Paused, Progress, StoredStep, TaskCancelled, TaskContext, TaskFailed, TaskResult
from algorist.worker import runs

pytestmark = pytest.mark.anyio


async def ask(parts, action, *arguments: object) -> None:
    async with parts.database.transaction() as tx:
        await action(tx, parts, *arguments)


async def search(context: TaskContext) -> TaskResult:
    """A search of as many steps as its budget has candidates, which heeds what it is asked in between."""
    done = len(context.stored_steps)
    total = context.input["budget"]["candidates"]
    while done < total:
        await asyncio.sleep(0.05)
        if context.cancelled():
            raise TaskCancelled
        done += 1
        await context.record_step(StoredStep(number=done, kind="sample", document={"number": done}))
        await context.progress(Progress(phase="searching", done=done, total=total))
        if context.control() == "pause":
            raise Paused
        if context.control() == "stop_after":
            break
    return TaskResult(result={"done": done, "began_after": len(context.stored_steps), "before": context.earlier_result})


async def has_steps(database, job_id: int, count: int) -> bool:
    async with database.reading() as session:
        return len(list(await session.scalars(select(JobStep.number).where(JobStep.job_id == job_id)))) >= count


def steps_of(database, job_id: int, count: int):
    async def reached() -> bool:
        return await has_steps(database, job_id, count)

    return reached


async def has_begun(began: list[float], count: int) -> None:
    async def reached() -> bool:
        return len(began) == count

    await wait_for(reached, 20)
    await asyncio.sleep(0.3)


async def test_a_cancelled_job_has_a_dead_sandbox_within_a_second(database, redis_url):
    began: list[float] = []
    died: list[float] = []

    async def spin(context: TaskContext) -> TaskResult:
        def run() -> None:
            program = Program("def spin():\n    while True:\n        pass\n", "spin")
            began.append(time.monotonic())
            try:
                context.sandbox.run(program, [Call("spin", ())], Limits(cpu_seconds=30, wall_seconds=60))
            finally:
                died.append(time.monotonic())

        await asyncio.to_thread(run)
        return TaskResult()

    async with parts_on(database, redis_url) as parts, working(parts, spin):
        person = await make_person(database)
        job = await submit(parts, person)
        await has_begun(began, 1)
        asked = time.monotonic()
        await ask(parts, actions.cancel_job, person[0], job.id)
        cancelled = await wait_for_state(database, job.id, "cancelled")
        assert died
        assert died[0] - asked < 1.0
        assert cancelled.error is None
        # The slot has a sandbox again.
        other = await submit(parts, person)
        await has_begun(began, 2)
        await ask(parts, actions.cancel_job, person[0], other.id)
        await wait_for_state(database, other.id, "cancelled")
    assert died[1] > died[0]


async def test_a_job_that_only_waits_is_cancelled_too(database, redis_url):
    async def wait(context: TaskContext) -> TaskResult:
        await asyncio.sleep(60)
        return TaskResult()

    async with parts_on(database, redis_url) as parts, working(parts, wait):
        person = await make_person(database)
        job = await submit(parts, person)
        await wait_for_state(database, job.id, "running")
        await ask(parts, actions.cancel_job, person[0], job.id)
        await wait_for_state(database, job.id, "cancelled", seconds=2)


async def test_a_search_is_paused_between_steps_and_goes_on_after_them(database, redis_url):
    async with parts_on(database, redis_url) as parts, working(parts, search):
        person = await make_person(database)
        job = await submit(parts, person)
        await wait_for(steps_of(database, job.id, 3))
        await ask(parts, actions.pause_job, person[0], job.id)
        paused = await wait_for_state(database, job.id, "paused")
        assert (paused.attempts, paused.control) == (0, "")
        assert paused.run_seconds > 0
        await ask(parts, actions.continue_job, person[0], job.id)
        done = await wait_for_state(database, job.id, "succeeded")
    assert done.result["began_after"] == paused.progress["steps"] >= 3
    assert done.result["done"] == done.progress["steps"] == 20
    assert done.attempts == 1


async def test_a_search_stops_after_the_present_step(database, redis_url):
    async with parts_on(database, redis_url) as parts, working(parts, search):
        person = await make_person(database)
        job = await submit(parts, person)
        await wait_for(steps_of(database, job.id, 2))
        await ask(parts, actions.stop_job_after_step, person[0], job.id)
        done = await wait_for_state(database, job.id, "succeeded")
    assert 2 <= done.result["done"] < 20


async def test_a_search_with_more_budget_goes_on_after_its_steps(database, redis_url):
    async with parts_on(database, redis_url) as parts, working(parts, search):
        person = await make_person(database)
        job = await submit(parts, person, budget={"candidates": 3})
        await wait_for_state(database, job.id, "succeeded")
        await ask(parts, actions.extend_job, person[0], job.id, Extension(budget=MoreBudget(candidates=2)))
        done = await wait_for_state(database, job.id, "succeeded")
    assert (done.result["began_after"], done.result["done"]) == (3, 5)
    assert done.result["before"]["done"] == 3


async def test_a_stopping_worker_gives_back_what_does_not_end_in_time(database, redis_url):
    person = await make_person(database)
    async with parts_on(database, redis_url, shutdown_grace_seconds=0.3) as parts:
        async with working(parts, search) as stop:
            job = await submit(parts, person, budget={"candidates": 400})
            await wait_for(steps_of(database, job.id, 2))
            began = time.monotonic()
            stop.set()
        assert time.monotonic() - began < 8
        given_back = await read_job(database, job.id)
        assert (given_back.state, given_back.attempts, given_back.generation) == ("queued", 0, 1)
        async with working(parts, search):
            await wait_for(steps_of(database, job.id, given_back.progress["steps"] + 2))


async def test_a_stopping_worker_lets_running_jobs_end_and_takes_no_new_one(database, redis_url):
    async def slow(context: TaskContext) -> TaskResult:
        await asyncio.sleep(0.6)
        return TaskResult()

    person = await make_person(database)
    async with parts_on(database, redis_url, worker_concurrency=1) as parts:
        async with working(parts, slow) as stop:
            first = await submit(parts, person)
            await wait_for_state(database, first.id, "running")
            stop.set()
            second = await submit(parts, person)
        assert (await read_job(database, first.id)).state == "succeeded"
        assert (await read_job(database, second.id)).state == "queued"
        async with working(parts, nothing):
            await wait_for_state(database, second.id, "succeeded")


async def test_a_job_whose_services_were_away_is_tried_again(database, redis_url, monkeypatch):
    monkeypatch.setattr("algorist.jobs.rules._BACK_OFF_SECONDS", (0.2,))
    tries: list[int] = []

    async def flaky(context: TaskContext) -> TaskResult:
        tries.append(context.job_id)
        if len(tries) == 1:
            raise Unavailable("The model does not answer.", code="model_away")
        return TaskResult()

    async with parts_on(database, redis_url) as parts, working(parts, flaky):
        person = await make_person(database)
        job = await submit(parts, person)
        done = await wait_for_state(database, job.id, "succeeded")
    assert (done.attempts, done.error) == (2, None)


async def test_a_job_fails_in_words_when_its_tries_are_used_up(database, redis_url, monkeypatch):
    monkeypatch.setattr("algorist.jobs.rules._BACK_OFF_SECONDS", (0.1,))

    async def hopeless(context: TaskContext) -> TaskResult:
        await context.progress(Progress(phase="asking"))
        raise TaskFailed("The key is not accepted: enter another one.", code="bad_key", again=True)

    async with parts_on(database, redis_url, job_attempts=2) as parts, working(parts, hopeless):
        person = await make_person(database)
        job = await submit(parts, person)
        failed = await wait_for_state(database, job.id, "failed")
    assert failed.attempts == 2
    assert failed.error["code"] == "bad_key"
    assert failed.phase == "asking"


async def test_a_task_that_raises_cancelled_error_by_itself_fails_and_the_worker_lives(database, redis_url):
    async def odd(context: TaskContext) -> TaskResult:
        if context.input["note"] == "odd":
            raise asyncio.CancelledError
        return TaskResult()

    async with parts_on(database, redis_url) as parts, working(parts, odd):
        person = await make_person(database)
        job = await submit(parts, person, note="odd")
        assert (await wait_for_state(database, job.id, "failed")).error["code"] == "internal"
        other = await submit(parts, person)
        await wait_for_state(database, other.id, "succeeded")


async def test_a_task_that_does_not_end_is_ended(database, redis_url, monkeypatch):
    monkeypatch.setattr(runs, "wall_limit", lambda *_: 0.3)

    async def endless(context: TaskContext) -> TaskResult:
        await asyncio.sleep(60)
        return TaskResult()

    async with parts_on(database, redis_url) as parts, working(parts, endless):
        person = await make_person(database)
        job = await submit(parts, person)
        assert (await wait_for_state(database, job.id, "failed")).error["code"] == "wall_limit"


async def test_five_jobs_behind_anothers_two_hundred_start_at_once(database, redis_url):
    async def short(context: TaskContext) -> TaskResult:
        await asyncio.sleep(0.1)
        return TaskResult()

    ada, bob = await make_person(database, "ada"), await make_person(database, "bob")
    async with parts_on(database, redis_url, worker_concurrency=2, jobs_per_user=3) as parts:
        for _ in range(120):
            await submit(parts, ada)
        async with working(parts, short):
            await asyncio.sleep(0.5)
            began = time.monotonic()
            jobs = [await submit(parts, bob) for _ in range(5)]
            first = await wait_for_state(database, jobs[0].id, "running", "succeeded")
            # In turn they would wait for the hundred and twenty: six seconds.
            assert time.monotonic() - began < 4
            assert first.started_at is not None


async def test_a_worker_beats(database, redis_url):
    async with parts_on(database, redis_url) as parts:
        async with working(parts, nothing):

            async def beaten() -> WorkerBeat | None:
                async with database.reading() as session:
                    return await session.scalar(select(WorkerBeat))

            beat = await wait_for(beaten)
            assert beat.stopped_at is None
            assert beat.tier in {"strong", "standard", "namespaces"}
        assert (await beaten()).stopped_at is not None


async def test_sweeps_run_and_one_that_fails_does_not_stop_the_others(database, redis_url):
    swept = asyncio.Event()

    async def fall(parts) -> int:
        raise ValueError("broken")

    async def sweep(parts) -> int:
        swept.set()
        return 1

    async with parts_on(database, redis_url) as parts, working(parts, nothing, {"fall": fall, "sweep": sweep}):
        await asyncio.wait_for(swept.wait(), 5)


async def test_a_worker_stops_although_one_of_its_loops_swallows_a_cancellation(database, redis_url):
    begun = asyncio.Event()

    async def swallow(parts) -> int:
        begun.set()
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:  # as Python 3.11's `wait_for` now and then does, deep in a driver
            return 0
        return 1

    async with parts_on(database, redis_url, shutdown_grace_seconds=0.1) as parts:
        async with working(parts, nothing, {"swallow": swallow}):
            await asyncio.wait_for(begun.wait(), 5)
            began = time.monotonic()
        assert time.monotonic() - began < 8
