"""The file store: whole files, ranges, and clear words when a file or the store is gone."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from algorist.errors import NotFound, Unavailable
from algorist.files import open_files
from algorist.settings import Settings

pytestmark = pytest.mark.anyio


async def test_a_file_comes_back_whole_and_in_ranges(tmp_path: Path):
    files = open_files(Settings(data_dir=tmp_path))
    content = bytes(range(256)) * 5000
    await files.write_file("traces/a.bin", content)
    assert await files.read_file("traces/a.bin") == content
    assert await files.read_range("traces/a.bin", 250, 260) == content[250:260]
    await files.delete_file("traces/a.bin")
    await files.delete_file("traces/a.bin")
    with pytest.raises(NotFound):
        await files.read_file("traces/a.bin")
    with pytest.raises(NotFound):
        await files.read_range("traces/a.bin", 0, 1)


async def test_a_folder_that_cannot_be_written_is_unavailable(tmp_path: Path):
    files = open_files(Settings(data_dir=tmp_path))
    await files.ping()
    (tmp_path / "files" / "blocked").write_text("a file where a folder is needed")
    with pytest.raises(Unavailable):
        await files.write_file("blocked/a.bin", b"x")


async def test_keys_cannot_leave_the_folder(tmp_path: Path):
    files = open_files(Settings(data_dir=tmp_path))
    (tmp_path / "secret.txt").write_text("secret")
    with pytest.raises((NotFound, Unavailable, ValueError)):
        await files.read_file("../secret.txt")


async def lines(count: int, then: BaseException | None = None, every: float = 0.0) -> AsyncIterator[bytes]:
    for number in range(count):
        await asyncio.sleep(every)
        yield f"{number}\n".encode() * 1000
    if then is not None:
        raise then


async def test_a_file_that_comes_in_pieces_is_kept_whole_or_not_at_all(tmp_path: Path):
    files = open_files(Settings(data_dir=tmp_path))
    await files.write_pieces("a.txt", lines(1000))
    assert await files.read_file("a.txt") == b"".join([piece async for piece in lines(1000)])
    await files.write_pieces("empty.txt", lines(0))
    assert await files.read_file("empty.txt") == b""
    with pytest.raises(KeyError):
        await files.write_pieces("b.txt", lines(1000, KeyError("no more")))
    with pytest.raises(NotFound):
        await files.read_file("b.txt")


async def test_a_file_that_nobody_waits_for_any_more_is_not_kept(tmp_path: Path):
    files = open_files(Settings(data_dir=tmp_path))
    writing = asyncio.create_task(files.write_pieces("a.txt", lines(20, every=0.05)))
    await asyncio.sleep(0.2)
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    await asyncio.sleep(1.5)
    assert [path.name for path in (tmp_path / "files").iterdir()] == []


USES = {
    "asks": "return await files.ping()",
    "writes in pieces": "return await files.write_pieces('a', pieces())",
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_a_process_that_used_the_store_ends_in_peace(tmp_path: Path, use: str):
    script = f"""
import asyncio
from pathlib import Path
from algorist.files import open_files
from algorist.settings import Settings

async def pieces():
    for _ in range(3):
        yield bytes(300_000)

async def main():
    files = open_files(Settings(data_dir=Path({str(tmp_path)!r})))
    {use}

asyncio.run(main())
"""
    for _ in range(4):
        # Several at a time: what ends late only shows where processes wait for a core.
        together = [subprocess.Popen([sys.executable, "-c", script]) for _ in range(4)]
        assert [process.wait(60) for process in together] == [0, 0, 0, 0]
