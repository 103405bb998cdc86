"""The sockets: a job's numbered events as they happen, and those of all of a person's jobs.

Opened by a one-time ticket in `Sec-WebSocket-Protocol`, so that no token stands in an address or a log. A message is an
event or, in a replay, a list of them; `{"beat": ...}` says every twenty seconds that the line is alive. The database is
read for what came before, and wherever a ring may have been missed; the bell only says that it is time. A close code
says why: 4401 no good ticket, 4404 no such job, 4408 too slow, 4429 too many sockets, 4440 sign in again.
"""

import asyncio
import contextlib
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Annotated, Any

from fastapi import Query, WebSocket, WebSocketDisconnect
from starlette.websockets import WebSocketState

from algorist.auth.deps import RoomRouter
from algorist.auth.rules.words import Person
from algorist.db.columns import now
from algorist.errors import AlgoristError, NotFound, NotSignedIn
from algorist.jobs.queries import find_job, list_events, list_user_events
from algorist.jobs.rules import topic_of_user
from algorist.jobs.schemas import EventView
from algorist.parts import Parts
from algorist.redis.bell import Gap, Listener, Ring

router = RoomRouter()
PROTOCOL = "algorist"
TICKET_PREFIX = "algorist.ticket."
BEAT_SECONDS = 20.0
# How long a reader may leave a message lying before it is let go.
SEND_SECONDS = 10.0
# How often the database is asked while the bell is silent because Redis is away, and while it works.
POLL_SECONDS, LOOK_SECONDS = 1.0, 15.0
SOCKETS_PER_PERSON = 30
_REMEMBERED = 2000

NO_TICKET, NO_JOB, TOO_SLOW, TOO_MANY, SIGN_IN_AGAIN, AWAY = 4401, 4404, 4408, 4429, 4440, 1013
After = Annotated[int, Query(ge=0, le=2**31 - 1)]
_open: Counter[int] = Counter()


class _Closed(Exception):  # noqa: N818
    """The socket is to be closed, with a code and a reason."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@router.websocket("/api/jobs/events")
async def watch_all_jobs(socket: WebSocket) -> None:
    """The events of all of a person's jobs from now on."""

    async def write(person: Person, line: "Line") -> None:
        await _follow_person(socket.app.state.parts, person, line)

    await _serve(socket, write)


@router.websocket("/api/jobs/{job_id}/events")
async def watch_job(socket: WebSocket, job_id: int, after: After = 0) -> None:
    """The events of one job after a number, and from then on as they happen."""

    async def write(person: Person, line: "Line") -> None:
        await _follow_job(socket.app.state.parts, person, line, (job_id, after))

    await _serve(socket, write)


class Line:
    """The writing side of one socket: a reader that does not read is let go."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._next_beat = time.monotonic() + BEAT_SECONDS

    async def send(self, text: str) -> None:
        """Send a message, or close the line where nobody takes it."""
        try:
            async with asyncio.timeout(SEND_SECONDS):
                await self._socket.send_text(text)
        except TimeoutError as error:
            raise _Closed(TOO_SLOW, "too slow: connect again and ask for what came after") from error

    async def send_events(self, events: list[EventView]) -> None:
        """Send events that were read from the database."""
        if events:
            await self.send("[" + ",".join(event.model_dump_json() for event in events) + "]")

    async def next_ring(self, listener: Listener, *, connected: bool) -> Ring | Gap:
        """What the bell says next; a `Gap` when it is time to look for oneself. Beats in between.

        Raises:
            _Closed: more was rung than this reader took.
        """
        look_at = time.monotonic() + (LOOK_SECONDS if connected else POLL_SECONDS)
        while (moment := time.monotonic()) < look_at:
            if moment >= self._next_beat:
                self._next_beat = moment + BEAT_SECONDS
                await self.send(f'{{"beat":{int(time.time())}}}')
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(min(look_at, self._next_beat) - moment):
                    ring = await listener.next_ring()
                    if isinstance(ring, Gap) and ring.too_slow:
                        raise _Closed(TOO_SLOW, "too slow: connect again and ask for what came after")
                    return ring
        return Gap(connected)


async def _follow_job(parts: Parts, person: Person, line: Line, wanted: tuple[int, int]) -> None:
    job_id, last = wanted
    async with parts.database.reading() as session:
        job = await find_job(session, job_id, person.id, is_admin=person.is_admin)
    with parts.bell.listen(topic_of_user(job.user_id)) as listener:
        last = await _replay(parts, line, job_id, last)
        while True:
            ring = await line.next_ring(listener, connected=parts.bell.connected)
            if isinstance(ring, Gap):
                last = await _replay(parts, line, job_id, last)
            elif ring.body["job_id"] == job_id and ring.body["number"] > last:
                if ring.body["number"] == last + 1:
                    await line.send(ring.text)
                    last += 1
                else:
                    last = await _replay(parts, line, job_id, last)


async def _replay(parts: Parts, line: Line, job_id: int, last: int) -> int:
    more = True
    while more:
        async with parts.database.reading() as session:
            page = await list_events(session, job_id, last)
        await line.send_events(page.items)
        last = page.items[-1].number if page.items else last
        more = page.more
    return last


async def _follow_person(parts: Parts, person: Person, line: Line) -> None:
    told: dict[tuple[int, int], None] = {}
    since = now()
    with parts.bell.listen(topic_of_user(person.id)) as listener:
        while True:
            ring = await line.next_ring(listener, connected=parts.bell.connected)
            if isinstance(ring, Ring):
                known = (ring.body["job_id"], ring.body["number"])
                if known not in told:
                    _remember(told, [known])
                    await line.send(ring.text)
                continue
            # What commits slowly carries an older time than what was read before it: look back a little.
            reading_since, since = since - timedelta(seconds=POLL_SECONDS * 2), now()
            async with parts.database.reading() as session:
                events = await list_user_events(session, person.id, reading_since, _REMEMBERED // 2)
            fresh = [event for event in events if (event.job_id, event.number) not in told]
            _remember(told, [(event.job_id, event.number) for event in fresh])
            await line.send_events(fresh)


def _remember(told: dict[tuple[int, int], None], more: list[tuple[int, int]]) -> None:
    """Note what was told; of long ago only what a look back could still find is remembered."""
    told.update(dict.fromkeys(more))
    while len(told) > _REMEMBERED:
        del told[next(iter(told))]


async def _serve(socket: WebSocket, write: Callable[[Person, Line], Awaitable[None]]) -> None:
    """Let the person in, write until either side ends it, and say why it ended."""
    offered = [one.strip() for one in socket.headers.get("sec-websocket-protocol", "").split(",")]
    ticket = next((one for one in offered if one.startswith(TICKET_PREFIX)), None)
    if ticket is None:
        await socket.close(NO_TICKET)
        return
    # A browser insists on one of its protocols coming back; the ticket is used up by then.
    await socket.accept(subprotocol=PROTOCOL if PROTOCOL in offered else ticket)
    try:
        person = await socket.app.state.guard.tickets.redeem(ticket.removeprefix(TICKET_PREFIX))
        async with _counted(person):
            await _write_until_gone(socket, write(person, Line(socket)))
    except (_Closed, AlgoristError) as error:
        await _close(socket, *_reason_of(error))


@contextlib.asynccontextmanager
async def _counted(person: Person) -> AsyncIterator[None]:
    if _open[person.id] >= SOCKETS_PER_PERSON:
        raise _Closed(TOO_MANY, "too many sockets: close some")
    _open[person.id] += 1
    try:
        yield
    finally:
        _open[person.id] -= 1
        if not _open[person.id]:
            del _open[person.id]


async def _write_until_gone(socket: WebSocket, writing: Any) -> None:
    """Write while listening for the peer's end: a handler that only writes never learns that nobody is there."""
    writer = asyncio.ensure_future(_within_life(socket, writing))
    reader = asyncio.ensure_future(_wait_until_gone(socket))
    try:
        done, _ = await asyncio.wait({writer, reader}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (writer, reader):
            task.cancel()
        await asyncio.gather(writer, reader, return_exceptions=True)
    if writer in done and reader not in done:
        with contextlib.suppress(WebSocketDisconnect):
            writer.result()


async def _within_life(socket: WebSocket, writing: Awaitable[None]) -> None:
    """A socket lives no longer than an access token: whoever was locked out meanwhile does not come in again."""
    minutes = socket.app.state.parts.settings.access_token_minutes
    try:
        async with asyncio.timeout(minutes * 60):
            await writing
    except TimeoutError as error:
        raise _Closed(SIGN_IN_AGAIN, "connect again with a new ticket") from error


async def _wait_until_gone(socket: WebSocket) -> None:
    with contextlib.suppress(WebSocketDisconnect, RuntimeError):
        while True:
            await socket.receive_text()


def _reason_of(error: _Closed | AlgoristError) -> tuple[int, str]:
    match error:
        case _Closed():
            return error.code, error.reason
        case NotFound():
            return NO_JOB, error.detail
        case NotSignedIn():
            return NO_TICKET, "the ticket is not good: ask for a new one"
        case _:
            return AWAY, error.detail


async def _close(socket: WebSocket, code: int, reason: str) -> None:
    if socket.client_state is WebSocketState.CONNECTED:
        with contextlib.suppress(RuntimeError, WebSocketDisconnect, TimeoutError):
            async with asyncio.timeout(2.0):
                await socket.close(code, reason[:120])
