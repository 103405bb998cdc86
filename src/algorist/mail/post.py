"""The bell of the mail relay in this process."""

import asyncio


class Post:
    """Says that a letter was written, so that the relay need not wait for its next look."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    async def ring(self) -> None:
        """A letter was committed."""
        self._rung.set()

    async def wait(self) -> None:
        """Until a letter is committed."""
        await self._rung.wait()
        self._rung.clear()
