"""What a worker does beside its jobs: watches its claims, renews leases, runs the relay, beats, and sweeps."""

import asyncio
import logging
import os
import socket
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, update

import algorist
from algorist.db.columns import now
from algorist.db.database import Transaction
from algorist.db.tables import WorkerBeat
from algorist.errors import Unavailable
from algorist.jobs.actions import read_claims, release_jobs, renew_claims, requeue_lapsed_jobs
from algorist.parts import Parts
from algorist.queue.locks import hold_lock
from algorist.queue.signals import hear_signals
from algorist.queue.tasks import Task
from algorist.redis.bell import Ring
from algorist.worker.runs import Run, Why
from algorist.worker.sandboxes import SandboxRack

logger = logging.getLogger(__name__)
WATCH_SECONDS = 0.5
RELAY_SECONDS = 1.0
BEAT_SECONDS = 5.0
_RELAY_LOCK_SECONDS = 3.0
_FORGET_BEATS_SECONDS = 86_400.0

Sweep = Callable[[Parts], Awaitable[int]]


@dataclass(eq=False, slots=True)
class Shift:
    """The state of one worker process: its name, the runs in hand by token, and how many it has done."""

    parts: Parts
    name: str
    rack: SandboxRack
    tasks: Mapping[str, Task]
    runs: dict[str, Run] = field(default_factory=dict)
    done: int = 0
    failed: int = 0
    idle: asyncio.Event = field(default_factory=asyncio.Event)
    started_at: datetime = field(default_factory=now)

    def __post_init__(self) -> None:
        self.idle.set()


def name_worker() -> str:
    """A name that no other living worker has."""
    return f"{socket.gethostname()[:80]}-{os.getpid()}-{os.urandom(3).hex()}"


async def repeat(name: str, seconds: float, action: Callable[[], Awaitable[object]]) -> None:
    """Do `action` every so many seconds for ever; what goes wrong is logged, and the next time comes."""
    while True:
        try:
            await action()
        except Unavailable as error:
            logger.warning("%s: %s", name, error.detail)
        except Exception:
            logger.exception("%s failed; it is tried again in %.1f s", name, seconds)
        await asyncio.sleep(seconds)


async def watch_claims(shift: Shift) -> None:
    """Look at the rows of the jobs in hand: heed what their owners ask, stop those that are no longer ours."""
    runs = dict(shift.runs)
    if not runs:
        return
    async with shift.parts.database.reading() as session:
        controls = await read_claims(session, list(runs))
    for token, run in runs.items():
        control = controls.get(token)
        if control is None:
            if not run.ended:
                run.stop(Why.LOST)
        elif control == "cancel":
            run.stop(Why.CANCEL)
        elif control in {"", "pause", "stop_after"}:
            run.control = control  # type: ignore[assignment]  # mypy does not narrow a str by a set


async def heed_signals(shift: Shift) -> None:
    """Look at the rows at once when a signal comes for a job in hand; without Redis the half-second watch does."""
    with hear_signals(shift.parts.bell) as listener:
        while True:
            ring = await listener.next_ring()
            if not isinstance(ring, Ring) or any(run.claim.job_id == ring.body for run in shift.runs.values()):
                try:
                    await watch_claims(shift)
                except Unavailable as error:
                    logger.warning("a signal came and the database is away: %s", error.detail)


async def renew_leases(shift: Shift) -> None:
    """Keep the jobs in hand ours."""
    if tokens := list(shift.runs):
        async with shift.parts.database.transaction() as tx:
            await renew_claims(tx, tokens, shift.parts.settings.job_lease_seconds)


async def relay_jobs(shift: Shift) -> None:
    """Mend what was left behind, if no other worker does so at the moment."""
    async with shift.parts.database.transaction() as tx:
        if not await hold_lock(tx, "relay", shift.name, _RELAY_LOCK_SECONDS):
            return
    requeued = await requeue_lapsed_jobs(shift.parts)
    if requeued:
        logger.warning("%d job(s) of lost workers went back to the queue", requeued)
    await release_jobs(shift.parts)


async def beat(shift: Shift, *, stopped: bool = False) -> None:
    """Tell the admin panel that this worker lives, and what it does."""
    moment = now()
    values: dict[str, Any] = {
        "running": sorted(run.claim.job_id for run in shift.runs.values()),
        "done": shift.done,
        "failed": shift.failed,
        "beat_at": moment,
        "stopped_at": moment if stopped else None,
    }
    async with shift.parts.database.transaction() as tx:
        if await tx.change(update(WorkerBeat).where(WorkerBeat.name == shift.name).values(**values)):
            return
        tx.add(_new_beat(shift, values))


def _new_beat(shift: Shift, values: dict[str, Any]) -> WorkerBeat:
    return WorkerBeat(
        name=shift.name,
        host=socket.gethostname()[:120],
        pid=os.getpid(),
        version=algorist.__version__,
        tier=shift.rack.tier,
        concurrency=shift.parts.settings.worker_concurrency,
        started_at=shift.started_at,
        **values,
    )


async def sweep_beats(tx: Transaction, before: datetime) -> int:
    """Forget workers that were last seen before a moment."""
    return await tx.change(delete(WorkerBeat).where(WorkerBeat.beat_at < before))


async def run_sweeps(shift: Shift, sweeps: Mapping[str, Sweep]) -> None:
    """Clean up, if no other worker does so; one sweep that fails does not keep the others from running."""
    for name, sweep in sweeps.items():
        async with shift.parts.database.transaction() as tx:
            if not await hold_lock(tx, f"sweep:{name}", shift.name, 300.0):
                continue
        try:
            removed = await sweep(shift.parts)
        except Unavailable as error:
            logger.warning("sweep %s: %s", name, error.detail)
        except Exception:
            logger.exception("sweep %s failed", name)
        else:
            if removed:
                logger.info("sweep %s removed %d row(s)", name, removed)
