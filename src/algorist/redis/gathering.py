"""Work that is asked for in the same moment, done together: a commit, a trip and a lock for many instead of for each.

Nobody is kept waiting for company. Who comes while nothing is being done is served at once; who comes meanwhile is
served with all others who came meanwhile.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextvars import Context
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Given = TypeVar("Given")


class Gathering(Generic[Asked, Given]):
    """Hands what is asked to `act`, at most `most` at a time; `act` gives an outcome or an error for each, in order."""

    def __init__(self, act: Callable[[Sequence[Asked]], Awaitable[Sequence[Given | Exception]]], most: int) -> None:
        self._act = act
        self._most = most
        self._waiting: list[tuple[Asked, asyncio.Future[Given]]] = []
        self._working: asyncio.Task[None] | None = None

    async def ask(self, asked: Asked) -> Given:
        """The outcome for this one; raises its error. Who gives up before his turn is left out."""
        future: asyncio.Future[Given] = asyncio.get_running_loop().create_future()
        self._waiting.append((asked, future))
        if self._working is None or self._working.done():
            # In a context of nobody's: the ids of the first who asked are not those of the others.
            self._working = asyncio.create_task(self._work(), name="gathering", context=Context())
        return await future

    async def _work(self) -> None:
        while self._waiting:
            turn, self._waiting = self._waiting[: self._most], self._waiting[self._most :]
            turn = [(asked, future) for asked, future in turn if not future.done()]
            if turn:
                await self._serve(turn)

    async def _serve(self, turn: Sequence[tuple[Asked, asyncio.Future[Given]]]) -> None:
        outcomes: Sequence[Given | Exception]
        try:
            outcomes = await self._act([asked for asked, _ in turn])
        except Exception as error:  # noqa: BLE001  carried to those who asked
            outcomes = [error] * len(turn)
        except BaseException:
            for _, future in (*turn, *self._waiting):
                future.cancel()
            raise
        for (_, future), outcome in zip(turn, outcomes, strict=True):
            if future.done():
                continue
            if isinstance(outcome, Exception):
                future.set_exception(outcome)
            else:
                future.set_result(outcome)
