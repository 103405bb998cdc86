"""Private servers for a test run: a MariaDB and a Redis of its own, on free ports of 127.0.0.1, ended with the run."""

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None)


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def die_with_parent() -> None:
    """Arm the kernel to end this process when the test run is killed."""
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


@contextmanager
def running(
    command: list[str], ready: Callable[[], bool], log: Path, seconds: float = 30
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server until the end of the block; fail with its log when it does not get ready."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            stdout=out,
            stderr=out,
            stdin=subprocess.DEVNULL,
            preexec_fn=die_with_parent,  # noqa: PLW1509  nothing forks from a thread here
        )
    try:
        end = time.monotonic() + seconds
        while not ready():
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"{command[0]} did not start:\n{log.read_text()[-2000:]}")
            time.sleep(0.03)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def accepts(port: int) -> bool:
    """Whether someone listens on a port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0


# What one MariaDB needs for its data, with room to grow during the run.
ENOUGH_MEMORY = 2 << 30


def choose_scratch_place() -> str:
    """In memory where there is room for it (these servers keep nothing beyond the run), else on disk."""
    memory = Path("/dev/shm")
    try:
        if shutil.disk_usage(memory).free >= ENOUGH_MEMORY and os.access(memory, os.W_OK):
            return str(memory)
    except OSError:
        pass
    return "/tmp"


def remove_abandoned(place: str, prefix: str) -> None:
    """Remove the scratch folders of runs that were killed: each name carries the id of its process."""
    for folder in Path(place).glob(f"{prefix}*"):
        owner = folder.name.removeprefix(prefix).split("-")[0]
        if owner.isdigit() and not Path(f"/proc/{owner}").exists():
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def scratch_folder(prefix: str) -> Iterator[Path]:
    """A folder outside the tree, removed at the end; short, since socket paths end at 107 characters."""
    place = choose_scratch_place()
    remove_abandoned(place, prefix)
    folder = Path(tempfile.mkdtemp(prefix=f"{prefix}{os.getpid()}-", dir=place))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def mariadb_server() -> Iterator[str]:
    """A fresh MariaDB; yields the URL of its root account without a database name: `mysql://root@127.0.0.1:PORT`."""
    server = shutil.which("mariadbd") or shutil.which("mysqld") or "/usr/sbin/mariadbd"
    install = shutil.which("mariadb-install-db")
    if install is None or not Path(server).exists():
        raise FileNotFoundError("MariaDB is not installed: apt-get install mariadb-server")
    with scratch_folder("alg-db-") as folder:
        user = ["--user=root"] if os.getuid() == 0 else []
        # Of its own: a server that starts removes the temporary tables of all others that share the folder.
        temporary = folder / "t"
        temporary.mkdir()
        made = subprocess.run(
            [install, "--no-defaults", *user, f"--datadir={folder}/d", "--auth-root-authentication-method=normal",
             "--skip-test-db", "--skip-name-resolve", f"--tmpdir={temporary}"],
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        if made.returncode != 0:
            raise RuntimeError(f"{install} failed in {folder}:\n{made.stdout[-2000:]}{made.stderr[-2000:]}")
        port = free_port()
        command = [
            server, "--no-defaults", *user, f"--datadir={folder}/d", f"--socket={folder}/s", f"--port={port}",
            "--bind-address=127.0.0.1", "--skip-name-resolve", "--innodb-flush-log-at-trx-commit=0",
            "--innodb-buffer-pool-size=64M", "--innodb-log-file-size=16M", "--max-connections=200",
            f"--pid-file={folder}/p", f"--tmpdir={temporary}", "--skip-log-bin", "--character-set-server=utf8mb4",
        ]  # fmt: skip
        with running(command, lambda: accepts(port), folder / "log"):
            yield f"mysql://root@127.0.0.1:{port}"


@contextmanager
def redis_server(port: int | None = None, folder: Path | None = None) -> Iterator[str]:
    """A fresh Redis (or Valkey) that keeps what it has in `folder`; yields `redis://127.0.0.1:PORT/0`."""
    server = shutil.which("redis-server") or shutil.which("valkey-server")
    if server is None:
        raise FileNotFoundError("Redis is not installed: apt-get install redis-server")
    port = port or free_port()
    with scratch_folder("alg-rd-") as scratch:
        command = [
            server, "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder or scratch),
            "--appendonly", "yes", "--save", "", "--maxmemory-policy", "noeviction",
        ]  # fmt: skip
        with running(command, lambda: accepts(port), scratch / "log"):
            yield f"redis://127.0.0.1:{port}/0"


def require_or_skip(reason: str) -> None:
    """Skip what the machine cannot do, aloud; in CI (ALGORIST_TEST_REQUIRE=1) that is a failure."""
    import pytest  # noqa: PLC0415  the module also serves scripts that run without pytest

    if os.environ.get("ALGORIST_TEST_REQUIRE") == "1":
        pytest.fail(f"required in CI, but {reason}")
    sys.stderr.write(f"SKIPPED: {reason}\n")
    pytest.skip(reason)
