"""Parts on a real database and a real Redis, a person with a problem, and a worker for small tasks."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from algorist.db.database import Database
from algorist.db.tables import Job, ProblemRecord, User
from algorist.jobs import actions
from algorist.jobs.actions import Asker
from algorist.jobs.schemas import GenerateRequest, JobView
from algorist.parts import Parts, open_parts
from algorist.queue.tasks import Task, TaskContext, TaskResult
from algorist.settings import Settings
from algorist.worker.main import work_shift


@asynccontextmanager
async def parts_on(database: Database, redis_url: str, **settings: Any) -> AsyncIterator[Parts]:
    """Parts of one process; several on the same database and Redis are several processes."""
    with TemporaryDirectory() as folder:
        given = Settings(database_url=database.url, redis_url=redis_url, data_dir=Path(folder), **settings)
        async with open_parts(given) as parts:
            yield parts


async def make_person(database: Database, name: str = "ada") -> tuple[int, int]:
    """A person and a problem of theirs: their ids."""
    async with database.transaction() as tx:
        user = User(email=f"{name}@example.org", name=name, password_hash="")
        tx.add(user)
        await tx.flush()
        problem = ProblemRecord(owner_id=user.id, title="Sort", kind="function", document={"title": "Sort"})
        tx.add(problem)
        await tx.flush()
        return user.id, problem.id


async def submit(parts: Parts, person: tuple[int, int], key: str | None = None, **wanted: Any) -> JobView:
    """A generate job of the person."""
    request = GenerateRequest(type="generate", problem_id=person[1], **wanted)
    job, _ = await actions.submit_job(parts, Asker(user_id=person[0], idempotency_key=key), request)
    return job


@asynccontextmanager
async def working(parts: Parts, task: Task | Mapping[str, Task], sweeps: Any = None) -> AsyncIterator[asyncio.Event]:
    """A worker within the block; setting the event stops it as SIGTERM would."""
    tasks = task if isinstance(task, Mapping) else {"generate": task}
    stop = asyncio.Event()
    worker = asyncio.create_task(work_shift(parts, tasks, sweeps or {}, stop=stop))
    try:
        yield stop
    finally:
        stop.set()
        await asyncio.wait_for(worker, parts.settings.shutdown_grace_seconds + 10)


async def read_job(database: Database, job_id: int) -> Job:
    """The row as it is now."""
    async with database.reading() as session:
        return await session.get_one(Job, job_id)


async def wait_for(condition: Callable[[], Awaitable[Any]], seconds: float = 10.0) -> Any:
    """What `condition` gives once it is true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := await condition():
            return found
        await asyncio.sleep(0.02)
    raise AssertionError(f"not within {seconds} s")


async def wait_for_state(database: Database, job_id: int, *states: str, seconds: float = 10.0) -> Job:
    """The job once it is in one of the states."""

    async def reached() -> Job | None:
        job = await read_job(database, job_id)
        return job if job.state in states else None

    try:
        return await wait_for(reached, seconds)
    except AssertionError:
        job = await read_job(database, job_id)
        raise AssertionError(f"job {job_id} is {job.state}, error {job.error}, not {states} in {seconds} s") from None


async def nothing(context: TaskContext) -> TaskResult:
    """The smallest task."""
    return TaskResult(result={"job": context.job_id})


def fold(view: dict[str, Any], events: list[dict[str, Any]]) -> dict[str, Any]:
    """The view after the events."""
    for event in events:
        view = {**view, **event["body"].get("job", {}), "event_count": event["number"]}
    return JobView.model_validate(view).model_dump(mode="json")
