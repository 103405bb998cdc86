"""One sandbox for each job in hand, kept warm in between: cancelling a job kills its own programs and no others."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

from algorist.engine.sandbox import Cancelled, Sandbox, SandboxOptions, SandboxUnavailable
from algorist.queue.tasks import TaskFailed
from algorist.settings import Settings

_UNDERSTOOD = "i-understand"


class SandboxRack:
    """The sandboxes of one worker: started when first needed, lent to one run at a time.

    A run takes whatever comes first, one that another run gives back or one that starts: starting takes as long as many
    short jobs. A cancelled one is thrown away rather than reset: a thread of the cancelled job may still hold it.
    """

    def __init__(self, settings: Settings) -> None:
        self._options = SandboxOptions(
            parallel=max(1, settings.sandbox_parallel // settings.worker_concurrency),
            unsandboxed=settings.unsandboxed == _UNDERSTOOD,
            python=str(settings.sandbox_python) if settings.sandbox_python else None,
        )
        self._most = settings.worker_concurrency
        self._count = 0
        self._idle: list[Sandbox] = []
        self._waiting: deque[asyncio.Future[Sandbox]] = deque()
        self._starting: set[asyncio.Task[None]] = set()
        # The kernel ends a sandbox's server with the thread that started it, so that thread stays.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sandboxes")
        self.tier = ""

    async def open(self) -> None:
        """Start the first one, which tries to break out of itself.

        Raises:
            SandboxUnavailable: programs cannot be confined on this machine; the sentence says what is missing.
        """
        self._idle.append(await self._start())
        self._count = 1
        self.tier = self._idle[0].tier

    @asynccontextmanager
    async def lend(self) -> AsyncIterator[Sandbox]:
        """A sandbox for one run.

        Raises:
            TaskFailed: none could be started now; another try may go better.
        """
        try:
            sandbox = self._idle.pop() if self._idle else await self._wait_in_line()
        except (SandboxUnavailable, OSError) as error:
            raise TaskFailed(f"No sandbox could be started: {error}", code="sandbox_unavailable", again=True) from error
        try:
            yield sandbox
        finally:
            await self._take_back(sandbox)

    async def close(self) -> None:
        """End them all."""
        await asyncio.gather(*self._starting, return_exceptions=True)
        while self._idle:
            await self._in_thread(self._idle.pop().close)
        self._thread.shutdown(wait=False)

    async def _wait_in_line(self) -> Sandbox:
        place: asyncio.Future[Sandbox] = asyncio.get_running_loop().create_future()
        self._waiting.append(place)
        if self._count < self._most:
            self._count += 1
            starting = asyncio.create_task(self._start_one_more(), name="a sandbox starts")
            self._starting.add(starting)
            starting.add_done_callback(self._starting.discard)
        try:
            return await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled() and place.exception() is None:
                self._hand_on(place.result())
            raise

    async def _start_one_more(self) -> None:
        try:
            sandbox = await self._start()
        except (SandboxUnavailable, OSError) as error:
            self._count -= 1
            if place := self._next_in_line():
                place.set_exception(error)
        else:
            self._hand_on(sandbox)

    def _hand_on(self, sandbox: Sandbox) -> None:
        if place := self._next_in_line():
            place.set_result(sandbox)
        else:
            self._idle.append(sandbox)

    def _next_in_line(self) -> asyncio.Future[Sandbox] | None:
        while self._waiting:
            place = self._waiting.popleft()
            if not place.done():
                return place
        return None

    async def _take_back(self, sandbox: Sandbox) -> None:
        try:
            sandbox.raise_if_cancelled()
        except Cancelled:
            self._count -= 1
            await self._in_thread(sandbox.close)
        else:
            self._hand_on(sandbox)

    async def _start(self) -> Sandbox:
        sandbox = Sandbox(self._options)
        await self._in_thread(sandbox.start)
        return sandbox

    async def _in_thread(self, action: Callable[[], None]) -> None:
        await asyncio.get_running_loop().run_in_executor(self._thread, action)
