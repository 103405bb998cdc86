"""Files that the service keeps: traces and exports, in a folder or in S3, through one door.

obstore's own coroutines are not used: the threads that end them may still hold Python objects when the interpreter
closes, and then end the process by a signal. Its plain functions run in threads of ours, which the interpreter awaits.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec, TypeVar
from uuid import uuid4

import obstore
from obstore.store import LocalStore, ObjectStore, from_url

from algorist.errors import NotFound, Unavailable
from algorist.settings import Settings

PIECE = 1 << 18

Given = ParamSpec("Given")
Result = TypeVar("Result")


@contextmanager
def _failures_in_words() -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, obstore.exceptions.NotFoundError) as error:
        raise NotFound("The file is gone; make it again.", code="file_gone") from error
    except (OSError, obstore.exceptions.BaseError) as error:
        raise Unavailable("The file store does not answer.", code="files_away", retry_after=2) from error


async def _ask_store(act: Callable[Given, Result], *args: Given.args, **options: Given.kwargs) -> Result:
    with _failures_in_words():
        return await asyncio.to_thread(act, *args, **options)


@dataclass(frozen=True, slots=True)
class Files:
    """A place for files; keys are words with slashes, such as `traces/12/7.ndjson.gz`."""

    store: ObjectStore

    async def write_file(self, key: str, content: bytes) -> None:
        """Keep a file under a key, whole or not at all.

        Raises:
            Unavailable: the place is away or full.
        """
        try:
            await asyncio.to_thread(obstore.put, self.store, key, content)
        except (OSError, obstore.exceptions.BaseError) as error:
            raise Unavailable("The file store does not take files at the moment.", code="files_away") from error

    async def write_pieces(self, key: str, pieces: AsyncIterator[bytes]) -> None:
        """Keep a file that comes in pieces, whole or not at all: never all of it in memory.

        Raises:
            Unavailable: the place is away or full.
        """
        loop, given_up = asyncio.get_running_loop(), False

        async def take() -> bytes | None:
            return await anext(pieces, None)

        def taken() -> Iterator[bytes]:
            while (piece := asyncio.run_coroutine_threadsafe(take(), loop).result()) is not None:
                if given_up:
                    raise InterruptedError("nobody waits for this file any more")
                yield piece

        try:
            await asyncio.to_thread(obstore.put, self.store, key, taken())
        except (OSError, obstore.exceptions.BaseError) as error:
            raise Unavailable("The file store does not take files at the moment.", code="files_away") from error
        finally:
            given_up = True

    async def read_file(self, key: str) -> bytes:
        """A whole file.

        Raises:
            NotFound: there is none under this key.
            Unavailable: the place is away.
        """
        return b"".join([piece async for piece in self.stream_file(key)])

    async def stream_file(self, key: str) -> AsyncIterator[bytes]:
        """A file in pieces of at most `PIECE` bytes or a little more."""
        result = await _ask_store(obstore.get, self.store, key)
        pieces = iter(result.stream(min_chunk_size=PIECE))
        while (piece := await _ask_store(next, pieces, None)) is not None:
            yield bytes(piece)

    async def read_range(self, key: str, start: int, end: int) -> bytes:
        """The bytes from `start` up to, not including, `end`."""
        return bytes(await _ask_store(obstore.get_range, self.store, key, start=start, end=end))

    async def delete_file(self, key: str) -> None:
        """Remove a file; harmless when it is gone."""
        with suppress(NotFound):
            await _ask_store(obstore.delete, self.store, key)

    async def ping(self) -> None:
        """Write, read and remove a small file.

        Raises:
            Unavailable: one of the three did not go.
        """
        # A name of its own: other processes may try the same store at the same moment.
        key = f"ping-{uuid4().hex}"
        await self.write_file(key, b"ping")
        await self.read_file(key)
        await self.delete_file(key)


def open_files(settings: Settings) -> Files:
    """The place that the settings name; a folder beside the database when they name none."""
    if settings.files_url:
        return Files(from_url(settings.files_url))
    folder: Path = settings.data_dir.resolve() / "files"
    folder.mkdir(parents=True, exist_ok=True)
    return Files(LocalStore(str(folder)))
