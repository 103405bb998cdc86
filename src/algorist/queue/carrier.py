"""BullMQ's Python port behind a thin typed wall, with a mend for each of its measured defects in this one place.

What the port does when it is used as it comes, and what is done here (each under a test that fails without it):

- An idle worker is late by seconds, since its wait and redis-py's read time-out are both five: own patient client.
- An `add` while Redis is away hangs for over a minute: own client with one quick retry, and a deadline around it.
- A plain pool refuses beyond a hundred connections: a pool that lets callers wait.
- A worker that begins while Redis is away ends at once: it waits.
- A worker that is told to end while it asks for a ticket may ask again, take one that nobody works off, and leave its
  connection open (`asyncio.wait_for` of Python 3.11, inside redis-py, loses a cancellation; the port cancels once and
  waits for nobody): who closes asks no more, and is cancelled until it has ended.
- A ticket whose announcement was taken just before the connection broke lies for five seconds: it is asked for again.
- A processor that raises `CancelledError` ends the worker's loop in silence: it is turned into an error, and the loop
  is watched; `run` raises when it ends.
- Delays are rounded up to whole seconds until the port has read the server's version, which it never does: said to it.
- A result that is not JSON makes a finished job fail: nothing but `None` is returned.
- An id that Redis still knows is ignored: the id is `<job>.<generation>`, and each generation is worked off once.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from bullmq import Job as BullJob
from bullmq import Queue, Worker
from bullmq.custom_errors import UnrecoverableError
from redis.exceptions import RedisError

from algorist.redis.ending import end_tasks
from algorist.redis.link import RedisAway, RedisLink

logger = logging.getLogger(__name__)
ADD_SECONDS = 0.3
_BULK_SECONDS = 5.0
_CLOSE_SECONDS = 2.0
_MAX_PRIORITY = 1 << 20
_KEPT = {"removeOnComplete": {"count": 100}, "removeOnFail": {"count": 200}}


@dataclass(frozen=True, slots=True)
class Ticket:
    """What the queue carries: a job's id and its generation. `name` is for people who look into the queue."""

    job_id: int
    generation: int
    name: str = "job"
    priority: int = 1
    delay_seconds: float = 0.0

    @property
    def key(self) -> str:
        """The id under which Redis knows it; adding it again is harmless while Redis knows it."""
        return f"{self.job_id}.{self.generation}"


class TryLater(Exception):  # noqa: N818
    """The ticket could not be worked off now; the relay will add it again, so BullMQ must forget it."""


class Carrier:
    """The producing end of one queue; one a process, by `carrier_of`."""

    def __init__(self, link: RedisLink, name: str) -> None:
        self._link = link
        self._queue = Queue(name, {"connection": link.client, "prefix": link.prefix})

    async def add(self, ticket: Ticket, *, within: float = ADD_SECONDS) -> None:
        """Hand a ticket to the workers.

        Raises:
            RedisAway: it could not be said in time whether Redis has it.
        """
        await self._link.ask(
            lambda _: self._queue.add(ticket.name, _data_of(ticket), _options_of(ticket)), within=within
        )

    async def add_many(self, tickets: Sequence[Ticket], *, within: float = _BULK_SECONDS) -> None:
        """Hand many tickets over in one trip.

        Raises:
            RedisAway: it could not be said in time whether Redis has them.
        """
        jobs = [{"name": one.name, "data": _data_of(one), "opts": _options_of(one)} for one in tickets]
        if jobs:
            await self._link.ask(lambda _: self._queue.addBulk(jobs), within=within)

    async def remove(self, ticket: Ticket) -> None:
        """Forget a ticket that nobody needs any more; harmless when a worker has it or nobody knows it."""
        with suppress(RedisAway):
            await self._link.ask(lambda _: self._queue.remove(ticket.key))

    async def counts(self) -> dict[str, int]:
        """How many tickets wait, are worked on, and so on, for the admin panel.

        Raises:
            RedisAway: Redis does not answer.
        """
        counted = await self._link.ask(
            lambda _: self._queue.getJobCounts("waiting", "active", "prioritized", "delayed", "failed", "completed"),
            within=1.0,
        )
        return {str(name): int(number) for name, number in counted.items()}


_carriers: WeakKeyDictionary[RedisLink, dict[str, Carrier]] = WeakKeyDictionary()


def carrier_of(link: RedisLink, name: str) -> Carrier:
    """The producing end of the queue on this link: made once, since BullMQ registers its scripts each time."""
    carriers = _carriers.setdefault(link, {})
    if name not in carriers:
        carriers[name] = Carrier(link, name)
    return carriers[name]


def _data_of(ticket: Ticket) -> dict[str, int]:
    return {"job_id": ticket.job_id, "generation": ticket.generation}


def _options_of(ticket: Ticket) -> dict[str, Any]:
    options: dict[str, Any] = {
        "jobId": ticket.key,
        "attempts": 1,  # attempts are counted in the table
        "priority": max(1, min(ticket.priority, _MAX_PRIORITY)),
        **_KEPT,
    }
    if ticket.delay_seconds > 0:
        options["delay"] = int(ticket.delay_seconds * 1000)
    return options


Handle = Callable[[Ticket], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeOptions:
    """How a worker takes tickets: so many at a time; one that is silent for `lock_seconds` has lost its ticket."""

    concurrency: int = 1
    lock_seconds: float = 10.0
    stalled_seconds: float = 5.0
    retry_seconds: float = 1.0


class _AskingWorker(Worker):  # type: ignore[misc]  # the port has no types
    """The port's worker, which after a failed question asks again instead of waiting for the next announcement, and
    asks no more when it closes.
    """

    async def getNextJob(self, token: str) -> BullJob | None:  # noqa: N802
        """The next ticket; None when the worker closes, also for a question that was to be repeated."""
        return None if self.closing else await super().getNextJob(token)

    async def moveToActive(self, token: str) -> BullJob | None:  # noqa: N802
        """The next ticket; its announcement is used up by now, so an error must not send the loop back to waiting."""
        try:
            return await super().moveToActive(token)
        except Exception:
            self.drained = False
            raise


class Intake:
    """The taking end of one queue: hands each ticket to `handle`, so many at a time."""

    def __init__(self, link: RedisLink, name: str, handle: Handle, options: IntakeOptions) -> None:
        self._handle = handle
        self._retry_seconds = options.retry_seconds
        self._client = link.open_patient_client(options.concurrency + 6)
        self._worker = _AskingWorker(
            name,
            self._process,
            {
                "autorun": False,
                "connection": self._client,
                "prefix": link.prefix,
                "concurrency": options.concurrency,
                "lockDuration": int(options.lock_seconds * 1000),
                "stalledInterval": int(options.stalled_seconds * 1000),
                "runRetryDelay": int(options.retry_seconds * 1000),
                "maxStalledCount": 3,
            },
        )
        for connection in (self._worker.backend.connection, self._worker.backend.blocking_connection):
            connection.capabilities = {**connection.capabilities, "canDoubleTimeout": True}
        self._worker.on("error", _log_error)
        self._stopping = False

    async def run(self) -> None:
        """Take tickets until `stop`.

        Raises:
            RuntimeError: the loop ended although nobody asked for it; the process should end and be started anew.
        """
        await self._wait_for_redis()
        if not self._stopping:
            await self._worker.run()
        if not self._stopping:
            raise RuntimeError("BullMQ's worker loop has ended by itself")

    async def _wait_for_redis(self) -> None:
        """The port's loop survives a Redis that goes away, but not one that is away when it begins."""
        while not self._stopping:
            try:
                await self._client.ping()
            except (RedisError, OSError, TimeoutError) as error:
                logger.warning("the queue waits for Redis: %s", error)
                await asyncio.sleep(self._retry_seconds)
            else:
                return

    def take_no_more(self) -> None:
        """Take no further ticket; those in hand go on."""
        self._stopping = True
        self._worker.closing = True
        if self._worker.waiting:
            self._worker.waiting.cancel()

    async def close(self) -> None:
        """End the loop and its connections; nothing may be in hand any more (or it is left to the stalled check)."""
        self.take_no_more()
        self._worker.forceClosing = True
        with suppress(RedisError, OSError, TimeoutError):
            async with asyncio.timeout(_CLOSE_SECONDS):
                await end_tasks(self._worker.processing)
                await self._worker.close(force=True)
        await self._client.aclose()

    async def _process(self, job: BullJob, _token: str) -> None:
        ticket = _ticket_of(job.data, job.name)
        try:
            await self._handle(ticket)
        except asyncio.CancelledError as error:
            if self._worker.forceClosing:
                raise
            job.opts["removeOnFail"] = True
            raise UnrecoverableError("cancelled") from error
        except TryLater as error:
            job.opts["removeOnFail"] = True
            raise UnrecoverableError(str(error)) from error


def _ticket_of(data: Mapping[str, Any], name: str) -> Ticket:
    return Ticket(job_id=int(data["job_id"]), generation=int(data["generation"]), name=name)


def _log_error(error: BaseException, *_: object) -> None:
    logger.warning("the queue: %s: %s", type(error).__name__, error)
