"""The life of a worker process: from its sandbox over its jobs to the last one given back."""

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, suppress
from functools import partial
from uuid import uuid4

from algorist.db.database import Transaction
from algorist.errors import Unavailable
from algorist.jobs.actions import Claim, claim_job
from algorist.jobs.rules import State
from algorist.observability.ids import logged_as
from algorist.parts import Parts
from algorist.queue.carrier import Intake, IntakeOptions, Ticket, TryLater
from algorist.queue.locks import release_locks
from algorist.queue.tasks import Task
from algorist.redis.ending import end_tasks
from algorist.worker import loops
from algorist.worker.loops import Shift, Sweep, name_worker, repeat
from algorist.worker.reporter import commit_patiently
from algorist.worker.runs import Run, Why, run_job
from algorist.worker.sandboxes import SandboxRack

logger = logging.getLogger(__name__)
_GIVE_BACK_SECONDS = 1.5
_SWEEP_SECONDS = 600.0


async def work_shift(
    parts: Parts, tasks: Mapping[str, Task], sweeps: Mapping[str, Sweep], *, stop: asyncio.Event | None = None
) -> None:
    """Take jobs until `stop` is set (SIGTERM or SIGINT where it is not given); then let running ones finish for
    `shutdown_grace_seconds`, and give the rest back without using a try.

    Raises:
        SandboxUnavailable: programs cannot be confined on this machine, and the operator has not said that they may run
            so; the sentence says what is missing.
        RuntimeError: the queue's loop ended by itself; start the process anew.
    """
    stop = stop or _stop_at_signal()
    settings = parts.settings
    rack = SandboxRack(settings)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(rack.close)
        await rack.open()
        shift = Shift(parts, name_worker(), rack, tasks)
        options = IntakeOptions(concurrency=settings.worker_concurrency, lock_seconds=settings.job_lease_seconds)
        intake = Intake(parts.redis, settings.queue_name, partial(take_ticket, shift), options)
        background = _start_loops(shift, sweeps)
        stack.push_async_callback(end_tasks, background)
        stack.push_async_callback(intake.close)
        taking = asyncio.create_task(intake.run(), name="intake")
        stopping = asyncio.create_task(stop.wait(), name="stop")
        logger.info("worker %s takes jobs", shift.name)
        await asyncio.wait({taking, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if taking.done():
            taking.result()
        intake.take_no_more()
        await _wind_down(shift)
        taking.cancel()
        await asyncio.gather(taking, return_exceptions=True)
    with suppress(Unavailable):
        await loops.beat(shift, stopped=True)
        async with parts.database.transaction() as tx:
            await release_locks(tx, shift.name)
    logger.info("worker %s has stopped", shift.name)


async def take_ticket(shift: Shift, ticket: Ticket) -> None:
    """Claim the ticket's job and run it; a job that is not there to be claimed is no concern of ours.

    Raises:
        TryLater: the database is away; the relay adds the job again.
    """
    token = uuid4().hex
    claim_it: Callable[[Transaction], Awaitable[Claim | None]] = partial(
        claim_job,
        parts=shift.parts,
        job_id=ticket.job_id,
        generation=ticket.generation,
        token=token,
        worker=shift.name,
    )
    tries = iter(range(3))
    try:
        claim = await commit_patiently(shift.parts, claim_it, until=lambda: next(tries, None) is None)
    except Unavailable as error:
        raise TryLater(error.detail) from error
    if claim is None:
        return
    run = Run(claim)
    shift.runs[token] = run
    shift.idle.clear()
    try:
        with logged_as(job_id=claim.job_id, user_id=claim.user_id, request_id=claim.request_id):
            ended = await run_job(shift.parts, run, shift.tasks, shift.rack)
    finally:
        del shift.runs[token]
        if not shift.runs:
            shift.idle.set()
    shift.done += ended is State.SUCCEEDED
    shift.failed += ended is State.FAILED


def _start_loops(shift: Shift, sweeps: Mapping[str, Sweep]) -> list[asyncio.Task[None]]:
    lease = shift.parts.settings.job_lease_seconds
    wanted = [
        repeat("watching claims", loops.WATCH_SECONDS, partial(loops.watch_claims, shift)),
        repeat("renewing leases", lease / 3, partial(loops.renew_leases, shift)),
        repeat("the relay", loops.RELAY_SECONDS, partial(loops.relay_jobs, shift)),
        repeat("the beat", loops.BEAT_SECONDS, partial(loops.beat, shift)),
        repeat("sweeping", _SWEEP_SECONDS, partial(loops.run_sweeps, shift, sweeps)),
        repeat("hearing signals", 1.0, partial(loops.heed_signals, shift)),
    ]
    return [asyncio.create_task(loop) for loop in wanted]


async def _wind_down(shift: Shift) -> None:
    """Wait for the runs in hand; those that do not end in time are stopped and given back."""
    if await _is_idle_within(shift, shift.parts.settings.shutdown_grace_seconds):
        return
    for run in shift.runs.values():
        run.stop(Why.SHUTDOWN)
    if not await _is_idle_within(shift, _GIVE_BACK_SECONDS):
        logger.warning("%d job(s) could not be given back; the relay will see to them", len(shift.runs))


async def _is_idle_within(shift: Shift, seconds: float) -> bool:
    with suppress(TimeoutError):
        await asyncio.wait_for(shift.idle.wait(), seconds)
    return shift.idle.is_set()


def _stop_at_signal() -> asyncio.Event:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop
