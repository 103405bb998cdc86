"""What a running job tells: steps are kept as they come, events told at most ten times a second, nothing is lost."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from algorist.db.columns import now
from algorist.db.database import Transaction
from algorist.engine.terms.design import Usage
from algorist.errors import Unavailable
from algorist.jobs.actions import Claim, ClaimLost, Update, record_update
from algorist.jobs.rules import descent_of, seconds_left
from algorist.parts import Parts
from algorist.queue.tasks import Progress, StoredStep

logger = logging.getLogger(__name__)
T = TypeVar("T")
EVENT_SECONDS = 0.1
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 2.0
_MOST_LINES, _LONGEST_LINE = 200, 2000
_SUMMARY = (
    "number", "kind", "strategy", "name", "designer", "verdict", "score", "passed", "total", "is_best", "duplicate_of",
)  # fmt: skip


async def commit_patiently(
    parts: Parts, write: Callable[[Transaction], Awaitable[T]], *, until: Callable[[], bool]
) -> T:
    """Run `write` in a transaction, again and again while the database is away, until `until` says to give up.

    Raises:
        Unavailable: the database was away all the time.
    """
    pause = _FIRST_PAUSE
    while True:
        try:
            async with parts.database.transaction() as tx:
                return await write(tx)
        except Unavailable:
            if until():
                raise
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)


class Reporter:
    """Gathers what one run has to tell. `given_up` says that the job is no longer to be waited for."""

    def __init__(self, parts: Parts, claim: Claim, given_up: Callable[[], bool]) -> None:
        self._parts = parts
        self._claim = claim
        self._given_up = given_up
        self._started = time.monotonic()
        self._started_done: int | None = None
        self._phase = ""
        self._progress: dict[str, Any] = dict(claim.progress)
        self._steps: list[dict[str, Any]] = []
        self._lines: list[str] = []
        self._changed = False
        self._next_event = 0.0
        self._lock = asyncio.Lock()
        self._timer: asyncio.Task[None] | None = None

    async def record_step(self, step: StoredStep) -> None:
        """Keep a step before anything else happens; tell of it now or with the next event."""
        summary = {name: getattr(step, name) for name in _SUMMARY}
        summary |= {"created_at": now(), **descent_of(step.document)}
        async with self._lock:
            self._progress["steps"] = int(self._progress.get("steps", 0)) + 1
            self._steps.append(summary)
            self._changed = True
            new = self._take_update() if self._is_due() else None
            await commit_patiently(
                self._parts,
                lambda tx: record_update(tx, self._parts, self._claim, new, step),
                until=self._given_up,
            )
        self._tell_soon()

    async def record_usage(self, usage: Usage) -> None:
        """Count what was used beside the steps; the next event tells of it."""
        self._changed = True
        await commit_patiently(
            self._parts,
            lambda tx: record_update(tx, self._parts, self._claim, None, usage=usage),
            until=self._given_up,
        )

    async def report(self, progress: Progress) -> None:
        """Tell where the task is, now or with the next event."""
        if self._started_done is None:
            self._started_done = progress.done
        elapsed = time.monotonic() - self._started
        self._phase = progress.phase[:40]
        self._progress |= {
            "done": progress.done,
            "total": progress.total,
            "best": progress.best,
            "note": progress.note[:500],
            "seconds_left": seconds_left(progress.done, progress.total, self._started_done, elapsed),
        }
        self._changed = True
        await self._tell()

    async def write_log(self, line: str) -> None:
        """Add a line to the log; of a flood between two events the first lines are told, and how many were dropped."""
        self._lines.append(line[:_LONGEST_LINE])
        self._changed = True
        await self._tell()

    async def flush(self) -> None:
        """Tell what is still to be told, due or not."""
        async with self._lock:
            if self._timer is not None:
                self._timer.cancel()  # it sleeps or waits for the lock: it is not in the middle of telling
            if self._changed:
                await self._commit(self._take_update())

    async def _tell(self) -> None:
        if self._is_due():
            async with self._lock:
                if self._changed and self._is_due():
                    await self._commit(self._take_update())
        self._tell_soon()

    def _tell_soon(self) -> None:
        """What is not due yet is told when it is, even if the task says nothing more."""
        if self._changed and (self._timer is None or self._timer.done()):
            self._timer = asyncio.create_task(self._tell_when_due())

    async def _tell_when_due(self) -> None:
        await asyncio.sleep(max(0.0, self._next_event - time.monotonic()))
        try:
            async with self._lock:
                if self._changed:
                    await self._commit(self._take_update())
        except (Unavailable, ClaimLost) as error:
            logger.debug("the progress of job %d was not told: %s", self._claim.job_id, error)
        except Exception:
            logger.exception("the progress of job %d could not be told", self._claim.job_id)

    def _is_due(self) -> bool:
        return time.monotonic() >= self._next_event

    def _take_update(self) -> Update:
        lines = self._lines[:_MOST_LINES]
        if len(self._lines) > _MOST_LINES:
            lines.append(f"… {len(self._lines) - _MOST_LINES} further lines were not kept")
        new = Update(phase=self._phase, progress=dict(self._progress), steps=self._steps, log=lines)
        self._steps, self._lines, self._changed = [], [], False
        self._next_event = time.monotonic() + EVENT_SECONDS
        return new

    async def _commit(self, new: Update) -> None:
        await commit_patiently(
            self._parts, lambda tx: record_update(tx, self._parts, self._claim, new), until=self._given_up
        )
