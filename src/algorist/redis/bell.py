"""The bell: tells every process that something has happened, so that nobody need look for it.

One subscription a process, whatever the number of listeners. A ring may be lost (Redis away, a listener too slow);
a listener learns of it by a `Gap` and reads the database, which holds everything.
"""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import msgspec
from redis.asyncio import Redis
from redis.exceptions import RedisError

from algorist.redis.ending import end_tasks
from algorist.redis.link import RedisAway, RedisLink

logger = logging.getLogger(__name__)
_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 2.0


@dataclass(frozen=True, slots=True)
class Ring:
    """Something happened on `topic`; `body` says what, `text` is the same as the JSON that was sent."""

    topic: str
    body: Any
    text: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Rings may have been missed: read the database. `connected` says whether the bell works now, `too_slow` that this
    listener did not keep up.
    """

    connected: bool
    too_slow: bool = False


@dataclass(eq=False, slots=True)
class Listener:
    """One that hears a topic; what it does not take in time overflows into a `Gap`."""

    topic: str
    waiting: asyncio.Queue[Ring | Gap] = field(default_factory=lambda: asyncio.Queue(256))
    overflowed: bool = False

    async def next_ring(self) -> Ring | Gap:
        """The next ring; a `Gap` where some were dropped."""
        if self.overflowed and self.waiting.empty():
            self.overflowed = False
            return Gap(connected=True, too_slow=True)
        return await self.waiting.get()

    def hear(self, ring: Ring | Gap) -> None:
        """Take a ring, or remember that one was dropped."""
        try:
            self.waiting.put_nowait(ring)
        except asyncio.QueueFull:
            self.overflowed = True


async def _publish(client: Redis, rings: Sequence[tuple[str, str]]) -> None:
    if len(rings) == 1:
        await client.publish(*rings[0])
        return
    async with client.pipeline(transaction=False) as pipe:
        for channel, message in rings:
            pipe.publish(channel, message)
        await pipe.execute()


class Bell:
    """The bell of one process. It connects when the first listener comes."""

    def __init__(self, link: RedisLink) -> None:
        self._link = link
        self._listeners: dict[str, set[Listener]] = {}
        self._task: asyncio.Task[None] | None = None
        self._unsent: list[tuple[str, str]] = []
        self._sending: asyncio.Task[None] | None = None
        self._first = link.key("bell", "")
        self.connected = False

    async def ring(self, topic: str, body: Any) -> None:
        """Tell all processes, without waiting for it; when Redis is away nobody hears it, and nothing is lost but time.

        What is rung while rings are on their way goes with the next ones, in one trip for all.
        """
        self._unsent.append((self._first + topic, msgspec.json.encode(body).decode()))
        if self._sending is None or self._sending.done():
            self._sending = asyncio.create_task(self._send_rings(), name="rings")

    @contextmanager
    def listen(self, topic: str) -> Iterator[Listener]:
        """Hear `topic` within the block."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run(), name="bell")
        listener = Listener(topic)
        listeners = self._listeners.setdefault(topic, set())
        listeners.add(listener)
        try:
            yield listener
        finally:
            listeners.discard(listener)
            if not listeners and self._listeners.get(topic) is listeners:
                del self._listeners[topic]

    async def close(self) -> None:
        """Send what was rung, and stop listening."""
        if self._sending is not None:
            await asyncio.gather(self._sending, return_exceptions=True)
        if self._task is not None:
            await end_tasks([self._task])

    async def _send_rings(self) -> None:
        while self._unsent:
            rings, self._unsent = self._unsent, []
            with suppress(RedisAway):
                await self._link.ask(partial(_publish, rings=rings))

    async def _run(self) -> None:
        pause = _FIRST_PAUSE
        while True:
            try:
                await self._hear()
            except (RedisError, OSError, TimeoutError) as error:
                pause = _FIRST_PAUSE if self.connected else min(pause * 2, _LONGEST_PAUSE)
                if self.connected:
                    logger.warning("the bell lost Redis: %s", error)
                self._tell_all(connected=False)
                await asyncio.sleep(pause)

    async def _hear(self) -> None:
        client = self._link.open_patient_client(1)
        try:
            async with client.pubsub() as subscription:
                await subscription.psubscribe(self._first + "*")
                while True:
                    message = await subscription.get_message(timeout=5.0)
                    if message is None:
                        await subscription.ping()
                    elif message["type"] == "psubscribe":
                        self._tell_all(connected=True)
                    elif message["type"] == "pmessage":
                        self._deliver(message["channel"], message["data"])
        finally:
            await client.aclose()

    def _tell_all(self, *, connected: bool) -> None:
        self.connected = connected
        for listeners in self._listeners.values():
            for listener in listeners:
                listener.hear(Gap(connected))

    def _deliver(self, channel: str, data: str) -> None:
        topic = channel.removeprefix(self._first)
        listeners = self._listeners.get(topic)
        if not listeners:
            return
        try:
            ring = Ring(topic, msgspec.json.decode(data), data)
        except msgspec.DecodeError:
            logger.warning("a ring on %s was not JSON", topic)
            return
        for listener in listeners:
            listener.hear(ring)
