import asyncio
import contextlib
import json
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import uvicorn
from sqlalchemy import select
from tests.jobs_parts import make_person, nothing, parts_on, submit, wait_for, wait_for_state, working
from tests.servers import free_port, redis_server
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Subprotocol

from algorist.auth.rules.words import Person, Role
from algorist.db.tables import JobEvent
from algorist.jobs import actions
from algorist.parts import Parts
from algorist.queue.tasks import Progress, TaskContext, TaskResult
from algorist.web import socket as socket_room
from algorist.web.app import create_app

pytestmark = pytest.mark.anyio


def is_true(condition):
    async def ask() -> bool:
        return condition()

    return ask


def is_connected(parts: Parts):
    return is_true(lambda: parts.bell.connected)


class Service:
    """The API on loopback, with sockets for people."""

    def __init__(self, parts: Parts, port: int, app) -> None:
        self.parts, self.port, self.app = parts, port, app

    async def ticket(self, user_id: int) -> str:
        ticket, _ = await self.app.state.guard.tickets.issue(Person(user_id, "a@example.org", "a", Role.USER))
        return ticket

    @asynccontextmanager
    async def socket(self, user_id: int, path: str, ticket: str | None = None) -> AsyncIterator[ClientConnection]:
        ticket = ticket or await self.ticket(user_id)
        protocols = [Subprotocol("algorist"), Subprotocol(f"algorist.ticket.{ticket}")]
        async with connect(f"ws://127.0.0.1:{self.port}{path}", subprotocols=protocols, close_timeout=1) as client:
            yield client


@asynccontextmanager
async def serving(parts: Parts) -> AsyncIterator[Service]:
    port = free_port()
    app = create_app(parts)
    server = uvicorn.Server(
        uvicorn.Config(app, host="127.0.0.1", port=port, log_config=None, timeout_graceful_shutdown=9)
    )
    server.capture_signals = contextlib.nullcontext  # type: ignore[assignment]  # the test run keeps its own
    running = asyncio.create_task(server.serve())
    await wait_for(is_true(lambda: server.started))
    try:
        yield Service(parts, port, app)
    finally:
        server.should_exit = True
        await asyncio.wait_for(running, 10)


async def read_events(client: ClientConnection, until) -> list[dict]:
    """All events up to the first for which `until` holds."""
    events: list[dict] = []
    while True:
        message = json.loads(await asyncio.wait_for(client.recv(), 10))
        for event in message if isinstance(message, list) else [message]:
            if "beat" in event:
                continue
            events.append(event)
            if until(event):
                return events


def anything(event: dict) -> bool:
    return True


def is_end(event: dict) -> bool:
    return event["body"].get("job", {}).get("state") in {"succeeded", "failed", "cancelled"}


async def talk(context: TaskContext) -> TaskResult:
    for number in range(1, 4):
        await context.progress(Progress(phase="talking", done=number, total=3))
        await asyncio.sleep(0.12)
    return TaskResult()


async def test_a_socket_tells_every_event_once_and_in_order(database, redis_url):
    async with parts_on(database, redis_url) as parts, serving(parts) as service, working(parts, talk):
        person = await make_person(database)
        job = await submit(parts, person)
        async with service.socket(person[0], f"/api/jobs/{job.id}/events") as client:
            assert client.subprotocol == "algorist"
            events = await read_events(client, is_end)
        done = await wait_for_state(database, job.id, "succeeded")
    assert [event["number"] for event in events] == list(range(1, done.event_count + 1))


async def test_a_socket_begins_after_the_number_that_was_seen(database, redis_url):
    async with parts_on(database, redis_url) as parts, serving(parts) as service, working(parts, nothing):
        person = await make_person(database)
        job = await submit(parts, person)
        done = await wait_for_state(database, job.id, "succeeded")
        async with service.socket(person[0], f"/api/jobs/{job.id}/events?after=1") as client:
            events = await read_events(client, is_end)
    assert [event["number"] for event in events] == list(range(2, done.event_count + 1))


async def test_one_socket_tells_of_all_jobs_of_a_person_and_of_no_other(database, redis_url):
    async with parts_on(database, redis_url) as parts, serving(parts) as service, working(parts, nothing):
        ada, bob = await make_person(database, "ada"), await make_person(database, "bob")
        async with service.socket(ada[0], "/api/jobs/events") as client:
            await submit(parts, bob)
            mine = {(await submit(parts, ada)).id, (await submit(parts, ada)).id}
            events = await read_events(client, is_end) + await read_events(client, is_end)
    assert {event["job_id"] for event in events} == mine
    assert len({(event["job_id"], event["number"]) for event in events}) == len(events)


async def closed_with(service: Service, user_id: int, path: str, ticket: str | None = None) -> int | None:
    async with service.socket(user_id, path, ticket) as client:
        with pytest.raises(ConnectionClosed) as closed:
            await asyncio.wait_for(client.recv(), 5)
    return closed.value.rcvd.code if closed.value.rcvd else None


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_nobody_comes_in_without_a_good_ticket(database, redis_url):
    async with parts_on(database, redis_url) as parts, serving(parts) as service:
        person = await make_person(database)
        job = await submit(parts, person)
        path = f"/api/jobs/{job.id}/events"
        with pytest.raises(InvalidStatus):
            async with connect(f"ws://127.0.0.1:{service.port}{path}"):
                pass
        assert await closed_with(service, person[0], path, "forged.00") == socket_room.NO_TICKET
        ticket = await service.ticket(person[0])
        async with service.socket(person[0], path, ticket) as client:
            await read_events(client, anything)
        assert await closed_with(service, person[0], path, ticket) == socket_room.NO_TICKET


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_job_of_another_user_is_not_found(database, redis_url):
    async with parts_on(database, redis_url) as parts, serving(parts) as service:
        ada, bob = await make_person(database, "ada"), await make_person(database, "bob")
        job = await submit(parts, ada)
        assert await closed_with(service, bob[0], f"/api/jobs/{job.id}/events") == socket_room.NO_JOB
        assert await closed_with(service, bob[0], "/api/jobs/999999/events") == socket_room.NO_JOB


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_without_redis_the_events_come_at_poll_pace(database):
    async with contextlib.AsyncExitStack() as stack:
        redis = contextlib.ExitStack()
        parts = await stack.enter_async_context(parts_on(database, redis.enter_context(redis_server())))
        service = await stack.enter_async_context(serving(parts))
        person = await make_person(database)
        job = await submit(parts, person)
        client = await stack.enter_async_context(service.socket(person[0], f"/api/jobs/{job.id}/events"))
        await read_events(client, lambda event: event["number"] == 1)
        redis.close()
        async with database.transaction() as tx:
            row = await tx.scalar(select(JobEvent).where(JobEvent.job_id == job.id))
            tx.add(JobEvent(job_id=job.id, number=2, kind="progress", body=row.body))
        assert len(await read_events(client, lambda event: event["number"] == 2)) == 1


async def test_a_socket_that_is_opened_while_redis_is_away_polls(database):
    async with parts_on(database, f"redis://127.0.0.1:{free_port()}/0") as parts, serving(parts) as service:
        person = await make_person(database)
        job = await submit(parts, person)
        path, ticket = f"/api/jobs/{job.id}/events", await service.ticket(person[0])
        async with (
            service.socket(person[0], path, ticket) as one,
            service.socket(person[0], "/api/jobs/events") as all_,
        ):
            await read_events(one, lambda event: event["number"] == 1)
            async with database.transaction() as tx:
                await actions.cancel_job(tx, parts, person[0], job.id)
            assert [event["number"] for event in await read_events(one, is_end)] == [2]
            assert [event["number"] for event in await read_events(all_, is_end)][-1] == 2
        assert await closed_with(service, person[0], path, ticket) == socket_room.NO_TICKET


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_reader_that_does_not_read_is_let_go(database, redis_url, monkeypatch):
    monkeypatch.setattr(socket_room, "SEND_SECONDS", 0.5)
    async with parts_on(database, redis_url) as parts, serving(parts) as service:
        person = await make_person(database)
        job = await submit(parts, person)
        async with service.socket(person[0], f"/api/jobs/{job.id}/events") as client:
            await read_events(client, anything)
            await wait_for(is_connected(parts))
            client.transport.pause_reading()
            number = 1
            while socket_room._open[person[0]]:
                number += 1
                body = {"job_id": job.id, "number": number, "filler": os.urandom(100_000).hex()}
                await parts.bell.ring(f"jobs.{person[0]}", body)
                await asyncio.sleep(0.01)
                assert number < 500, "the line grows without an end"
            client.transport.resume_reading()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_server_stops_in_time_with_sockets_open(database, redis_url):
    async with parts_on(database, redis_url) as parts:
        person = await make_person(database)
        async with contextlib.AsyncExitStack() as sockets:
            async with serving(parts) as service:
                for _ in range(10):
                    await sockets.enter_async_context(service.socket(person[0], "/api/jobs/events"))
                began = time.monotonic()
            assert time.monotonic() - began < 8.0  # and not the nine that a server waits for those who stay
    assert not socket_room._open


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_line_that_is_quiet_beats(database, redis_url, monkeypatch):
    monkeypatch.setattr(socket_room, "BEAT_SECONDS", 0.2)
    async with parts_on(database, redis_url) as parts, serving(parts) as service:
        person = await make_person(database)
        async with service.socket(person[0], "/api/jobs/events") as client:
            for _ in range(2):
                assert "beat" in json.loads(await asyncio.wait_for(client.recv(), 3))


async def test_progress_reaches_the_browser_within_a_quarter_of_a_second(database, redis_url):
    told: list[float] = []

    async def say(context: TaskContext) -> TaskResult:
        for number in range(1, 9):
            told.append(time.monotonic())
            await context.progress(Progress(phase="saying", done=number))
            await asyncio.sleep(0.15)
        return TaskResult()

    heard: dict[int, float] = {}

    def note(event: dict) -> bool:
        done = event["body"].get("job", {}).get("progress", {}).get("done")
        if done:
            heard.setdefault(done, time.monotonic())
        return is_end(event)

    async with contextlib.AsyncExitStack() as stack:
        parts = await stack.enter_async_context(parts_on(database, redis_url))
        service = await stack.enter_async_context(
            serving(await stack.enter_async_context(parts_on(database, redis_url)))
        )
        await stack.enter_async_context(working(parts, say))
        person = await make_person(database)
        job = await submit(parts, person)
        async with service.socket(person[0], f"/api/jobs/{job.id}/events") as client:
            await read_events(client, note)
    late = sorted(heard[number] - told[number - 1] for number in heard)
    assert len(late) >= 7
    assert late[len(late) // 2] < 0.25, late
