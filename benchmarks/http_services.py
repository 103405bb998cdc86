"""The processes that benchmarks/api.py compares: the API and its peer, each on one core, on the same seeded tables."""

import asyncio
import http.client
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from http_load import Target, cpu_seconds
from http_seed import COST, Seeded, forget_waiting_jobs
from redis import Redis

PEER = Path(__file__).with_name("peer")
MANY = "100000000"


@dataclass(frozen=True)
class Service(Target):
    """A service that runs, and what its start took."""

    ready_seconds: float
    ready_cpu_seconds: float
    database_url: str
    redis_url: str
    seeded: Seeded

    def forget_waiting_jobs(self) -> None:
        """Let a load of submissions begin with an empty queue."""
        asyncio.run(forget_waiting_jobs(self.database_url))
        if self.redis_url:
            Redis.from_url(self.redis_url).flushdb()

    def memory_mib(self) -> float:
        """Resident memory."""
        status = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return int(next(line for line in status if line.startswith("VmRSS")).split()[1]) / 1024


def install_peer() -> None:
    """Bring the peer's packages, where its lock file is newer than what is there."""
    stamp, lock = PEER / "node_modules" / ".stamp", PEER / "package-lock.json"
    if not stamp.exists() or stamp.stat().st_mtime < lock.stat().st_mtime:
        subprocess.run(["npm", "ci", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"], cwd=PEER, check=True)
        stamp.touch()


@contextmanager
def api_service(core: int, url: str, redis_url: str, seeded: Seeded) -> Iterator[Service]:
    """One API process with all its middleware and limits, on one core."""
    with tempfile.TemporaryDirectory(prefix="alg-api-") as folder:
        settings = {
            "ALGORIST_DATA_DIR": folder, "ALGORIST_DATABASE_URL": url, "ALGORIST_REDIS_URL": redis_url,
            "ALGORIST_JWT_SECRET": secrets.token_hex(32), "ALGORIST_LOG_LEVEL": "warning",
            "ALGORIST_BCRYPT_COST": str(COST), "ALGORIST_ACCESS_TOKEN_MINUTES": "60",
            "ALGORIST_RATE_LIMIT_PER_MINUTE": MANY,
            "ALGORIST_SIGN_IN_LIMIT_PER_MINUTE": MANY, "ALGORIST_QUEUED_JOBS_PER_USER": MANY,
            # Each submission is to reach Redis, as each of the peer's does.
            "ALGORIST_JOBS_PER_USER": MANY,
        }  # fmt: skip
        command = [sys.executable, "-m", "algorist", "serve"]
        with _running(core, command, "ALGORIST_PORT", settings, Path(folder) / "log") as started:
            yield Service(*started, url, redis_url, seeded)


@contextmanager
def peer_service(core: int, url: str, redis_url: str, seeded: Seeded) -> Iterator[Service]:
    """One process of the peer with all its middleware and limits, on one core."""
    with tempfile.TemporaryDirectory(prefix="alg-peer-") as folder:
        settings = {
            "DATABASE_URL": url, "REDIS_URL": redis_url, "JWT_SECRET": secrets.token_hex(32), "NODE_ENV": "production",
            "RATE_LIMIT_PER_MINUTE": MANY, "SIGN_IN_LIMIT_PER_MINUTE": MANY, "QUEUED_JOBS_PER_USER": MANY,
        }  # fmt: skip
        command = ["node", str(PEER / "src" / "server.js")]
        with _running(core, command, "PORT", settings, Path(folder) / "log") as started:
            yield Service(*started, url, redis_url, seeded)


@contextmanager
def _running(
    core: int, command: list[str], port_name: str, settings: dict[str, str], log: Path
) -> Iterator[tuple[int, int, float, float]]:
    """A process on one core; its port, its id, and the seconds and CPU seconds until it was ready."""
    port = _free_port()
    began = time.perf_counter()
    with log.open("wb") as out:
        pinned = ["taskset", "--cpu-list", str(core), *command]
        process = subprocess.Popen(pinned, env=os.environ | settings | {port_name: str(port)}, stdout=out, stderr=out)
    try:
        while not _is_ready(port) and process.poll() is None and time.perf_counter() - began < 60:
            time.sleep(0.02)
        yield port, process.pid, time.perf_counter() - began, cpu_seconds(process.pid)
    except Exception:
        sys.stderr.write(log.read_text()[-2000:])
        raise
    finally:
        process.terminate()
        process.wait(20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_ready(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
