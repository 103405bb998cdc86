"""The file store: whole files, ranges, and clear words when a file or the store is gone."""

import subprocess
import sys
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


def test_a_process_that_used_the_store_ends_in_peace(tmp_path: Path):
    script = (
        "import asyncio; from pathlib import Path; from algorist.files import open_files; "
        f"from algorist.settings import Settings; asyncio.run(open_files(Settings(data_dir=Path({str(tmp_path)!r}))).ping())"
    )
    for _ in range(4):
        # Several at a time: what ends late only shows where processes wait for a core.
        together = [subprocess.Popen([sys.executable, "-c", script]) for _ in range(4)]
        assert [process.wait(60) for process in together] == [0, 0, 0, 0]
