"""What its owner asks of a job. A job that runs is asked through its row; the worker is told to look at it."""

from sqlalchemy import delete, update

from algorist.db.columns import now
from algorist.db.database import Transaction
from algorist.db.tables import Job, JobStep
from algorist.errors import TooMany
from algorist.jobs.actions.events import emit_event
from algorist.jobs.actions.release import lock_user, read_load, release_next
from algorist.jobs.queries import find_job, view_job
from algorist.jobs.rules import State, Verb, check_verb, extend_budget
from algorist.jobs.schemas import Extension, JobView
from algorist.parts import Parts
from algorist.queue.signals import signal_job


async def cancel_job(tx: Transaction, parts: Parts, user_id: int, job_id: int, *, is_admin: bool = False) -> JobView:
    """End a job: at once while it waits, within a second while it runs.

    Raises:
        NotFound: it is not this person's.
        Conflict: it has ended already.
    """
    job = await _find_for(tx, Verb.CANCEL, user_id, job_id, is_admin=is_admin)
    if job.state == State.RUNNING:
        return await _ask_worker(tx, parts, job, "cancel")
    job.state = State.CANCELLED
    job.finished_at = now()
    return await _tell(tx, parts, job)


async def pause_job(tx: Transaction, parts: Parts, user_id: int, job_id: int) -> JobView:
    """Set a search aside: at once while it waits, after the present step while it runs.

    Raises:
        NotFound: it is not this person's.
        Conflict: it has ended, is paused already, or is no search.
    """
    job = await _find_for(tx, Verb.PAUSE, user_id, job_id)
    if job.state == State.RUNNING:
        return await _ask_worker(tx, parts, job, "pause")
    job.state = State.PAUSED
    return await _tell(tx, parts, job)


async def continue_job(tx: Transaction, parts: Parts, user_id: int, job_id: int) -> JobView:
    """Let a paused job go on, or take back what was asked of a running one (but never a cancel).

    Raises:
        NotFound: it is not this person's.
        Conflict: there is nothing to continue.
    """
    job = await _find_for(tx, Verb.CONTINUE, user_id, job_id)
    if job.state == State.RUNNING:
        return await _ask_worker(tx, parts, job, "cancel" if job.control == "cancel" else "")
    return await _queue_again(tx, parts, job)


async def stop_job_after_step(tx: Transaction, parts: Parts, user_id: int, job_id: int) -> JobView:
    """Let a search end after the present step, with the best that it has.

    Raises:
        NotFound: it is not this person's.
        Conflict: it does not run, or is no search.
    """
    job = await _find_for(tx, Verb.STOP_AFTER, user_id, job_id)
    return await _ask_worker(tx, parts, job, "cancel" if job.control == "cancel" else "stop_after")


async def retry_job(
    tx: Transaction, parts: Parts, user_id: int, job_id: int, *, fresh: bool = False, is_admin: bool = False
) -> JobView:
    """Try a job again that failed or was cancelled, after its stored steps or, if `fresh`, from the start.

    Raises:
        NotFound: it is not this person's.
        Conflict: it neither failed nor was cancelled.
        TooMany: as many jobs of this person wait as may.
    """
    job = await _find_for(tx, Verb.RETRY, user_id, job_id, is_admin=is_admin)
    if fresh:
        await tx.execute(delete(JobStep).where(JobStep.job_id == job.id))
        job.progress = {}
    return await _queue_again(tx, parts, job)


async def extend_job(tx: Transaction, parts: Parts, user_id: int, job_id: int, more: Extension) -> JobView:
    """Let a search that has ended or is paused go on after its stored steps, with more budget.

    Raises:
        NotFound: it is not this person's.
        Conflict: it runs or waits, or is no search.
        InvalidInput: the budget would pass what one job may have.
        TooMany: as many jobs of this person wait as may.
    """
    job = await _find_for(tx, Verb.EXTEND, user_id, job_id)
    job.input = {**job.input, "budget": extend_budget(job.input.get("budget") or {}, more.budget.model_dump())}
    return await _queue_again(tx, parts, job)


async def delete_job(tx: Transaction, user_id: int, job_id: int, *, is_admin: bool = False) -> None:
    """Forget a job that has ended, with its events and steps; what it made stays.

    Raises:
        NotFound: it is not this person's.
        Conflict: it has not ended.
    """
    job = await _find_for(tx, Verb.DELETE, user_id, job_id, is_admin=is_admin)
    await tx.delete(job)


async def _find_for(tx: Transaction, verb: Verb, user_id: int, job_id: int, *, is_admin: bool = False) -> Job:
    """The job, locked together with its owner's queue, once it is known that it can be asked this."""
    job = await find_job(tx, job_id, user_id, is_admin=is_admin)
    await lock_user(tx, job.user_id)
    await tx.refresh(job, with_for_update=True)
    check_verb(verb, job.state, job.type)
    return job


async def _ask_worker(tx: Transaction, parts: Parts, job: Job, control: str) -> JobView:
    job_id = job.id
    await tx.change(update(Job).where(Job.id == job_id).values(control=control))
    await emit_event(tx, parts, job_id, job.user_id, "state", {"job": {"control": control}})

    async def signal() -> None:
        await signal_job(parts.bell, job_id)

    tx.after_commit(signal)
    return await _view(tx, job)


async def _queue_again(tx: Transaction, parts: Parts, job: Job) -> JobView:
    load = await read_load(tx, job.user_id)
    if load.outstanding >= parts.settings.queued_jobs_per_user:
        raise TooMany("As many of your jobs wait as may: wait for some, or cancel them.", code="queue_quota")
    job.state = State.QUEUED
    job.generation += 1
    job.attempts = 0
    job.control = ""
    job.error = None
    job.enqueued_at = job.not_before = job.finished_at = None
    return await _tell(tx, parts, job)


async def _tell(tx: Transaction, parts: Parts, job: Job) -> JobView:
    await tx.flush()
    body = {"job": view_job(job).model_dump(mode="json", exclude={"event_count", "id", "type"})}
    await emit_event(tx, parts, job.id, job.user_id, "state", body)
    await release_next(tx, parts, job.user_id)
    return await _view(tx, job)


async def _view(tx: Transaction, job: Job) -> JobView:
    await tx.refresh(job)
    return view_job(job)
