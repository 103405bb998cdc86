"""Each defect of BullMQ's Python port that this room mends, under a test that fails without the mend.

They say whether an upgrade of the library is safe.
"""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
from bullmq.backends import RedisBackend
from redis.exceptions import ConnectionError as RedisConnectionError
from tests.servers import free_port, redis_server
from tests.timing import shortest

from algorist.queue.carrier import Carrier, Intake, IntakeOptions, Ticket, TryLater, carrier_of
from algorist.redis.link import RedisAway, RedisLink

pytestmark = pytest.mark.anyio
QUEUE = "tests"


@pytest.fixture
async def link(redis_url) -> AsyncIterator[RedisLink]:
    link = RedisLink(redis_url)
    yield link
    await link.close()


@asynccontextmanager
async def taking(link: RedisLink, handle, **options: Any) -> AsyncIterator[asyncio.Task]:
    intake = Intake(link, QUEUE, handle, IntakeOptions(**options))
    running = asyncio.create_task(intake.run())
    try:
        yield running
    finally:
        await intake.close()
        await asyncio.gather(running, return_exceptions=True)


class Taken:
    """The tickets that were taken, and when."""

    def __init__(self) -> None:
        self.tickets: list[Ticket] = []
        self.at: list[float] = []
        self.came = asyncio.Event()

    async def __call__(self, ticket: Ticket) -> None:
        self.tickets.append(ticket)
        self.at.append(time.monotonic())
        self.came.set()

    async def wait_for(self, count: int, seconds: float = 10.0) -> None:
        async with asyncio.timeout(seconds):
            while len(self.tickets) < count:
                self.came.clear()
                await self.came.wait()


async def _pick_up_time(link: RedisLink, taken: Taken, number: int) -> float:
    began = time.monotonic()
    await carrier_of(link, QUEUE).add(Ticket(number, 0))
    await taken.wait_for(len(taken.tickets) + 1)
    return taken.at[-1] - began


async def _pick_up_time_after(idle_seconds: float, link: RedisLink, taken: Taken) -> float:
    await asyncio.sleep(idle_seconds)
    return await _pick_up_time(link, taken, len(taken.tickets) + 1)


async def test_a_ticket_after_idleness_beyond_the_wait_is_taken_at_once(link):
    # BullMQ's wait blocks for five seconds; redis-py's read time-out is five seconds too, unless it is told otherwise.
    # Then the second wait in a row ends in an error, and for a second after it nobody waits.
    taken = Taken()
    async with taking(link, taken):
        await _pick_up_time(link, taken, 1)
        assert await shortest(lambda: _pick_up_time_after(10.4, link, taken), 0.25) < 0.25


@pytest.mark.slow
async def test_a_ticket_after_a_minute_of_idleness_is_taken_at_once(link):
    taken = Taken()
    async with taking(link, taken):
        await _pick_up_time(link, taken, 1)
        await asyncio.sleep(50)
        assert await shortest(lambda: _pick_up_time_after(10.4, link, taken), 0.25) < 0.25


async def test_adding_while_redis_is_away_fails_at_once():
    link = RedisLink(f"redis://127.0.0.1:{free_port()}/0")

    async def add() -> float:
        began = time.monotonic()
        with pytest.raises(RedisAway):
            await carrier_of(link, QUEUE).add(Ticket(1, 0))
        return time.monotonic() - began

    assert await shortest(add, 0.5) < 0.5
    await link.close()


async def test_adding_while_redis_hangs_fails_within_the_deadline():
    async def silence(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    server = await asyncio.start_server(silence, "127.0.0.1", 0)
    link = RedisLink(f"redis://127.0.0.1:{server.sockets[0].getsockname()[1]}/0")
    times = []
    for number in range(20):
        began = time.monotonic()
        with pytest.raises(RedisAway):
            await carrier_of(link, QUEUE).add(Ticket(number, 0))
        times.append(time.monotonic() - began)
    # Those right after the first do not even try: a flood does not wait one deadline each.
    assert statistics.median(times) < 0.1
    assert sum(times) < 5.0
    await link.close()
    server.close()
    await server.wait_closed()


async def test_the_first_add_after_redis_is_back_works():
    port = free_port()
    link = RedisLink(f"redis://127.0.0.1:{port}/0")
    with redis_server(port):
        await carrier_of(link, QUEUE).add(Ticket(1, 0), within=2)
    with pytest.raises(RedisAway):
        await carrier_of(link, QUEUE).add(Ticket(2, 0))
    with redis_server(port):
        await asyncio.sleep(0.6)
        await carrier_of(link, QUEUE).add(Ticket(3, 0), within=2)
        assert (await carrier_of(link, QUEUE).counts())["prioritized"] == 1
    await link.close()


async def test_a_handler_that_raises_cancelled_error_does_not_end_the_loop(link):
    taken = Taken()

    async def handle(ticket: Ticket) -> None:
        await taken(ticket)
        if ticket.job_id == 1:
            raise asyncio.CancelledError

    async with taking(link, handle) as running:
        await carrier_of(link, QUEUE).add(Ticket(1, 0))
        await taken.wait_for(1)
        await carrier_of(link, QUEUE).add(Ticket(2, 0))
        await taken.wait_for(2)
        assert not running.done()
    assert [ticket.job_id for ticket in taken.tickets] == [1, 2]


async def test_a_loop_that_ends_by_itself_is_an_error(link):
    intake = Intake(link, QUEUE, Taken(), IntakeOptions())
    running = asyncio.create_task(intake.run())
    await asyncio.sleep(0.2)
    intake._worker.closed = True
    intake._worker.waiting.cancel()
    with pytest.raises((RuntimeError, asyncio.CancelledError)):
        await asyncio.wait_for(running, 5)
    await intake.close()


@pytest.mark.parametrize("delay", [0.1, 0.3, 0.7, 1.5])
async def test_delays_below_a_second_are_kept(link, delay):
    taken = Taken()
    async with taking(link, taken):
        await _pick_up_time(link, taken, 1)

        async def late_by() -> float:
            began, number = time.monotonic(), len(taken.tickets) + 1
            await carrier_of(link, QUEUE).add(Ticket(number, 0, delay_seconds=delay))
            await taken.wait_for(number)
            assert taken.at[-1] - began >= delay - 0.02
            return taken.at[-1] - began - delay

        assert await shortest(late_by, 0.25) < 0.25


async def test_two_hundred_adds_at_once_all_arrive(link):
    carrier = carrier_of(link, QUEUE)
    await asyncio.gather(*(carrier.add(Ticket(number, 0), within=10) for number in range(200)))
    assert (await carrier.counts())["prioritized"] == 200


async def test_many_tickets_go_in_one_trip(link):
    carrier = carrier_of(link, QUEUE)
    await carrier.add_many([Ticket(number, 0) for number in range(300)])
    assert (await carrier.counts())["prioritized"] == 300


async def test_adding_a_ticket_again_is_harmless(link):
    taken = Taken()
    carrier = carrier_of(link, QUEUE)
    for _ in range(3):
        await carrier.add(Ticket(1, 0))
    async with taking(link, taken):
        await taken.wait_for(1)
        await asyncio.sleep(0.3)
    assert len(taken.tickets) == 1


async def test_a_new_generation_is_a_new_ticket(link):
    taken = Taken()
    carrier = carrier_of(link, QUEUE)
    async with taking(link, taken):
        await carrier.add(Ticket(1, 0))
        await taken.wait_for(1)
        await carrier.add(Ticket(1, 1))
        await taken.wait_for(2)
    assert [ticket.generation for ticket in taken.tickets] == [0, 1]


async def test_a_ticket_put_off_can_be_added_again(link):
    taken = Taken()

    async def handle(ticket: Ticket) -> None:
        await taken(ticket)
        if len(taken.tickets) == 1:
            raise TryLater("the database is away")

    carrier = carrier_of(link, QUEUE)
    async with taking(link, handle):
        await carrier.add(Ticket(1, 0))
        await taken.wait_for(1)
        await asyncio.sleep(0.2)
        await carrier.add(Ticket(1, 0))
        await taken.wait_for(2)


async def test_what_is_kept_of_finished_tickets_is_bounded(link):
    taken = Taken()
    carrier = carrier_of(link, QUEUE)
    await carrier.add_many([Ticket(number, 0) for number in range(150)])
    async with taking(link, taken, concurrency=10):
        await taken.wait_for(150)
        await asyncio.sleep(0.3)
    assert (await carrier.counts())["completed"] <= 100


async def test_lower_priorities_are_taken_first(link):
    taken = Taken()
    carrier = carrier_of(link, QUEUE)
    await carrier.add_many([Ticket(number, 0, priority=number) for number in (3, 1, 2)])
    async with taking(link, taken):
        await taken.wait_for(3)
    assert [ticket.job_id for ticket in taken.tickets] == [1, 2, 3]


async def test_a_worker_goes_on_after_redis_was_away_for_long(tmp_path):
    # Left alone the port backs off to twenty seconds between two looks.
    port = free_port()
    link = RedisLink(f"redis://127.0.0.1:{port}/0")
    taken = Taken()
    with redis_server(port, tmp_path):
        await link.ping()
        intake = Intake(link, QUEUE, taken, IntakeOptions())
        running = asyncio.create_task(intake.run())
        await _pick_up_time(link, taken, 1)
    await asyncio.sleep(8)
    with redis_server(port, tmp_path):
        await link.ping()
        assert await _pick_up_time(link, taken, 2) < 5
        assert not running.done()
        await intake.close()
        await asyncio.gather(running, return_exceptions=True)
    await link.close()


async def test_a_ticket_announced_before_the_connection_broke_is_asked_for_again(link, monkeypatch):
    # Left alone the port waits for the next announcement, or for five seconds.
    breaks = [False]
    move = RedisBackend.moveToActive

    async def breaking(backend: RedisBackend, *args: Any) -> Any:
        if breaks[0]:
            breaks[0] = False
            raise ConnectionError("the connection broke")
        return await move(backend, *args)

    monkeypatch.setattr(RedisBackend, "moveToActive", breaking)
    taken = Taken()
    async with taking(link, taken, retry_seconds=0.1):
        await _pick_up_time(link, taken, 1)
        await asyncio.sleep(0.5)
        breaks[0] = True
        assert await _pick_up_time(link, taken, 2) < 4
    assert not breaks[0]


async def test_a_worker_that_closes_takes_nothing_more_and_leaves_no_connection(link, monkeypatch):
    asked = asyncio.Event()
    move = RedisBackend.moveToActive

    async def deaf_at_first(backend: RedisBackend, *args: Any) -> Any:
        if asked.is_set():
            return await move(backend, *args)
        asked.set()
        # What `asyncio.wait_for` of Python 3.11 does inside redis-py, whose connection is closed under it meanwhile.
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(10)
        raise RedisConnectionError("the connection is closed")

    monkeypatch.setattr(RedisBackend, "moveToActive", deaf_at_first)
    intake = Intake(link, QUEUE, Taken(), IntakeOptions())
    running = asyncio.create_task(intake.run())
    await asyncio.wait_for(asked.wait(), 5)
    await carrier_of(link, QUEUE).add(Ticket(1, 0))
    running.cancel()
    await intake.close()
    await asyncio.gather(running, return_exceptions=True)
    await asyncio.sleep(0.2)
    counts = await carrier_of(link, QUEUE).counts()
    assert (counts["prioritized"], counts["active"]) == (1, 0)
    assert not [one for one in await link.client.client_list() if QUEUE in one["name"]]


async def test_a_worker_that_begins_while_redis_is_away_waits_for_it():
    port = free_port()
    link = RedisLink(f"redis://127.0.0.1:{port}/0")
    taken = Taken()
    async with taking(link, taken, retry_seconds=0.2) as running:
        await asyncio.sleep(0.5)
        assert not running.done()
        with redis_server(port):
            await link.ping()
            await carrier_of(link, QUEUE).add(Ticket(1, 0), within=2)
            await taken.wait_for(1)
    await link.close()


def test_one_link_has_one_carrier_a_queue():
    link = RedisLink("redis://127.0.0.1:1/0")
    assert carrier_of(link, "a") is carrier_of(link, "a")
    assert isinstance(carrier_of(link, "b"), Carrier)
    assert carrier_of(link, "a") is not carrier_of(link, "b")
