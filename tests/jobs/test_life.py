import asyncio
from typing import Any

import pytest
from sqlalchemy import func, select
from tests.jobs_parts import make_person, parts_on, read_job, submit

from algorist.db.tables import Job, JobEvent, JobStep, ProviderKey
from algorist.errors import Conflict, InvalidInput, NotFound, TooMany
from algorist.jobs import actions
from algorist.jobs.actions import Asker
from algorist.jobs.queries import estimate_job, list_jobs
from algorist.jobs.rules import State
from algorist.jobs.schemas import ExportRequest, Extension, GenerateRequest, JobPage, MoreBudget, SynthesizeRequest
from algorist.queue.carrier import carrier_of

pytestmark = pytest.mark.anyio


@pytest.fixture
async def parts(database, redis_url):
    async with parts_on(database, redis_url) as parts:
        yield parts


@pytest.fixture
async def person(database):
    return await make_person(database)


async def ask(parts, action, *arguments: Any, **options: Any):
    async with parts.database.transaction() as tx:
        return await action(tx, parts, *arguments, **options)


async def put(database, job_id: int, **values: Any) -> None:
    async with database.transaction() as tx:
        job = await tx.get_one(Job, job_id)
        for name, value in values.items():
            setattr(job, name, value)


async def test_a_job_of_another_user_is_not_found(parts, database, person):
    job = await submit(parts, person)
    other = await make_person(database, "eve")
    for action in (actions.cancel_job, actions.pause_job, actions.continue_job, actions.retry_job):
        with pytest.raises(NotFound):
            await ask(parts, action, other[0], job.id)
    with pytest.raises(NotFound):
        await ask(parts, actions.extend_job, other[0], job.id, Extension(budget=MoreBudget(candidates=1)))


async def test_an_administrator_cancels_any_job(parts, database, person):
    job = await submit(parts, person)
    other = await make_person(database, "root")
    assert (await ask(parts, actions.cancel_job, other[0], job.id, is_admin=True)).state is State.CANCELLED


async def test_another_users_problem_cannot_be_worked_on(parts, database, person):
    other = await make_person(database, "eve")
    with pytest.raises(NotFound):
        await submit(parts, (other[0], person[1]))


async def test_a_hybrid_needs_algorithms_that_one_may_see(parts, person):
    request = SynthesizeRequest(type="synthesize", problem_id=person[1], parents=[1, 2])
    with pytest.raises(NotFound):
        await actions.submit_job(parts, Asker(user_id=person[0]), request)


async def test_an_export_needs_its_subject(parts, person):
    request = ExportRequest(type="export", subject="job", subject_id=99)
    with pytest.raises(NotFound):
        await actions.submit_job(parts, Asker(user_id=person[0]), request)
    whole = ExportRequest(type="export", subject="account")
    job, is_new = await actions.submit_job(parts, Asker(user_id=person[0]), whole)
    assert (job.type, is_new) == ("export", True)


async def test_the_same_key_and_request_give_the_same_job(parts, database, person):
    first = await submit(parts, person, "key-1", seed=3)
    again = await submit(parts, person, "key-1", seed=3)
    assert first.id == again.id
    with pytest.raises(Conflict, match="asked for something else"):
        await submit(parts, person, "key-1", seed=4)
    other = await make_person(database, "eve")
    assert (await submit(parts, other, "key-1", seed=3)).id != first.id


async def test_a_key_used_by_many_requests_at_once_makes_one_job(parts, database, person):
    jobs = await asyncio.gather(*(submit(parts, person, "burst") for _ in range(5)))
    assert len({job.id for job in jobs}) == 1
    async with database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(Job)) == 1


async def test_as_many_jobs_wait_as_may(database, redis_url, person):
    async with parts_on(database, redis_url, queued_jobs_per_user=2) as parts:
        await submit(parts, person)
        await submit(parts, person)
        with pytest.raises(TooMany):
            await submit(parts, person)


async def test_a_persons_money_for_the_day_ends_and_an_own_key_or_the_offline_designer_goes_on(
    database, redis_url, person
):
    given = {"gemini_api_key": "x" * 20, "dollars_per_user_per_day": 1.0}
    async with parts_on(database, redis_url, **given) as parts:
        job = await submit(parts, person)
        await put(database, job.id, state="succeeded", dollars=1.25)
        with pytest.raises(TooMany, match="own"):
            await submit(parts, person)
        await submit(parts, person, designer="offline")
        async with database.transaction() as tx:
            tx.add(ProviderKey(user_id=person[0], provider="gemini", encrypted_key="x", hint="xxxx"))
        await submit(parts, person, designer="gemini")


async def test_a_person_has_no_more_jobs_with_redis_than_may_run(database, redis_url, person):
    async with parts_on(database, redis_url, jobs_per_user=2) as parts:
        jobs = [await submit(parts, person) for _ in range(5)]
        released = [(await read_job(database, job.id)).enqueued_at is not None for job in jobs]
        assert released == [True, True, False, False, False]
        assert (await carrier_of(parts.redis, parts.settings.queue_name).counts())["prioritized"] == 2
        await ask(parts, actions.cancel_job, person[0], jobs[0].id)
        assert (await read_job(database, jobs[2].id)).enqueued_at is not None


async def test_a_queued_job_is_cancelled_at_once_and_never_claimed(parts, person):
    job = await submit(parts, person)
    view = await ask(parts, actions.cancel_job, person[0], job.id)
    assert view.state is State.CANCELLED
    assert await ask(parts, actions.claim_job, job.id, 0, "token", "worker") is None
    with pytest.raises(Conflict):
        await ask(parts, actions.cancel_job, person[0], job.id)


async def test_a_queued_job_is_paused_and_continued(parts, database, person):
    job = await submit(parts, person)
    assert (await ask(parts, actions.pause_job, person[0], job.id)).state is State.PAUSED
    assert await ask(parts, actions.claim_job, job.id, 0, "token", "worker") is None
    assert (await ask(parts, actions.continue_job, person[0], job.id)).state is State.QUEUED
    again = await read_job(database, job.id)
    assert (again.generation, again.enqueued_at is not None) == (1, True)


async def test_a_claim_is_given_once(parts, person):
    job = await submit(parts, person)
    claims = await asyncio.gather(
        *(ask(parts, actions.claim_job, job.id, 0, f"token-{number}", "worker") for number in range(4))
    )
    assert sum(claim is not None for claim in claims) == 1


async def test_a_lost_claim_writes_nothing(parts, database, person):
    job = await submit(parts, person)
    claim = await ask(parts, actions.claim_job, job.id, 0, "token", "worker")
    await put(database, job.id, token="another")
    ending = actions.Ending(state=State.SUCCEEDED, run_seconds=1, result={"stolen": True})
    with pytest.raises(actions.ClaimLost):
        await ask(parts, actions.finish_job, claim, ending)
    assert (await read_job(database, job.id)).result is None


async def test_a_failed_job_is_retried_after_its_steps_or_from_the_start(parts, database, person):
    job = await submit(parts, person)
    async with database.transaction() as tx:
        tx.add(JobStep(job_id=job.id, number=1, kind="sample", document={}))
    await put(database, job.id, state="failed", attempts=3, error={"code": "x", "detail": "y"})
    view = await ask(parts, actions.retry_job, person[0], job.id)
    assert (view.state, view.attempts, view.error) == (State.QUEUED, 0, None)
    async with database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(JobStep)) == 1
    await put(database, job.id, state="failed")
    await ask(parts, actions.retry_job, person[0], job.id, fresh=True)
    async with database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(JobStep)) == 0


async def test_a_search_that_ended_goes_on_with_more_budget(parts, database, person):
    job = await submit(parts, person)
    with pytest.raises(Conflict):
        await ask(parts, actions.extend_job, person[0], job.id, Extension(budget=MoreBudget(candidates=5)))
    await put(database, job.id, state="succeeded", result={"algorithm_id": 1})
    view = await ask(parts, actions.extend_job, person[0], job.id, Extension(budget=MoreBudget(candidates=5)))
    assert (view.state, view.input["budget"]["candidates"]) == (State.QUEUED, 25)
    assert view.result == {"algorithm_id": 1}
    await put(database, job.id, state="succeeded")
    with pytest.raises(InvalidInput):
        await ask(parts, actions.extend_job, person[0], job.id, Extension(budget=MoreBudget(candidates=10_000)))


async def test_a_finished_job_is_deleted_with_its_events(parts, database, person):
    job = await submit(parts, person)
    with pytest.raises(Conflict):
        async with database.transaction() as tx:
            await actions.delete_job(tx, person[0], job.id)
    await put(database, job.id, state="succeeded")
    async with database.transaction() as tx:
        await actions.delete_job(tx, person[0], job.id)
    async with database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(JobEvent)) == 0


async def test_jobs_are_listed_page_by_page_and_by_state(parts, database, person):
    jobs = [(await submit(parts, person)).id for _ in range(5)]
    await put(database, jobs[1], state="succeeded")

    async def page(wanted: dict[str, Any], cursor: str | None = None) -> JobPage:
        return JobPage.model_validate_json((await list_jobs(database, person[0], wanted, cursor, 3))[1])

    first = await page({})
    second = await page({}, first.next_cursor)
    done = await page({"state": State.SUCCEEDED})
    assert [job.id for job in first.items + second.items] == jobs[::-1]
    assert second.next_cursor is None
    assert [job.id for job in done.items] == [jobs[1]]


async def test_an_estimate_comes_from_jobs_like_it_or_says_that_there_are_none(parts, database, person):
    request = GenerateRequest(type="generate", problem_id=person[1], designer="offline")
    async with database.reading() as session:
        assert (await estimate_job(session, request, person[0])).based_on == 0
    for _ in range(2):
        job = await submit(parts, person, designer="offline")
        await put(
            database, job.id, state="succeeded", progress={"done": 10}, run_seconds=20.0, dollars=0.5, output_tokens=100
        )
    async with database.reading() as session:
        estimate = await estimate_job(session, request, person[0])
    assert (estimate.based_on, estimate.candidates, estimate.seconds) == (2, 10, 20.0)
    assert (estimate.dollars, estimate.output_tokens) == (0.5, 100)
