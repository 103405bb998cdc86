"""Whether this process can serve, and what of its surroundings answers: asked anew each time, and never prettified."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Literal

from sqlalchemy import func, select

from algorist import __version__
from algorist.admin.queries.jobs import ALIVE
from algorist.admin.schemas import Check, Health
from algorist.db.columns import now
from algorist.db.revisions import current_revision, newest_revision
from algorist.db.tables import Job, WorkerBeat
from algorist.parts import Parts
from algorist.queue.carrier import carrier_of

State = Literal["ok", "degraded", "down"]
Answer = tuple[State, str]
_WITHIN_SECONDS = 3.0
_RELAY_LATE = timedelta(seconds=30)


async def check_health(parts: Parts) -> Health:
    """Ask the database, Redis, the queue and the sandbox, side by side."""
    asked: dict[str, Callable[[Parts], Awaitable[Answer]]] = {
        "database": _check_database,
        "redis": _check_redis,
        "queue": _check_queue,
        "sandbox": _check_sandbox,
    }
    checks = await asyncio.gather(*(_ask(name, check, parts) for name, check in asked.items()))
    states = {check.state for check in checks}
    status: State = "down" if "down" in states else "degraded" if "degraded" in states else "ok"
    return Health(status=status, version=__version__, checks=list(checks))


async def _ask(name: str, check: Callable[[Parts], Awaitable[Answer]], parts: Parts) -> Check:
    started = time.perf_counter()
    try:
        async with asyncio.timeout(_WITHIN_SECONDS):
            state, words = await check(parts)
    except TimeoutError:
        state, words = "down", f"no answer within {_WITHIN_SECONDS:g} s"
    except Exception as error:  # noqa: BLE001  whatever it is, it is what this page is for
        state, words = "down", f"{type(error).__name__}: {error}"[:200]
    return Check(name=name, state=state, words=words, latency_ms=round((time.perf_counter() - started) * 1000, 2))


async def _check_database(parts: Parts) -> Answer:
    await parts.database.ping()
    at, wanted = await current_revision(parts.database), newest_revision()
    if at != wanted:
        return "down", f"the tables are at {at or 'nothing'}, this version needs {wanted}: run `algorist migrate`"
    return "ok", f"{'SQLite' if parts.database.is_sqlite else 'MySQL or MariaDB'} answers, tables at {at}"


async def _check_redis(parts: Parts) -> Answer:
    await parts.redis.ping()
    return "ok", f"{parts.redis.address} answers"


async def _check_queue(parts: Parts) -> Answer:
    """Whether the queue answers, and whether committed jobs reach it."""
    counts = await carrier_of(parts.redis, parts.settings.queue_name).counts()
    left = (Job.state == "queued", Job.enqueued_at.is_(None), Job.created_at < now() - _RELAY_LATE)
    async with parts.database.reading() as session:
        behind = await session.scalar(select(func.count()).select_from(Job).where(*left)) or 0
    waiting = sum(counts.get(name, 0) for name in ("waiting", "prioritized", "delayed"))
    if behind:
        return "degraded", f"{behind} job(s) are committed and not yet handed over: does a relay run?"
    return "ok", f"{waiting} waiting, {counts.get('active', 0)} worked on"


async def _check_sandbox(parts: Parts) -> Answer:
    """The sandbox lives in the workers: what they found at their start stands in their beats."""
    async with parts.database.reading() as session:
        alive = (WorkerBeat.stopped_at.is_(None), WorkerBeat.beat_at >= now() - ALIVE)
        tiers = list(await session.scalars(select(WorkerBeat.tier).where(*alive)))
    if not tiers:
        return "degraded", "no worker is alive: jobs are taken and wait"
    if any(tier in {"", "none"} for tier in tiers):
        return "degraded", "NOT SANDBOXED: a worker runs programs without a sandbox"
    return "ok", f"{len(tiers)} worker(s), tiers: {', '.join(sorted(set(tiers)))}"
