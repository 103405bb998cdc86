"""What the API's hot routes cost: `python benchmarks/api.py` starts one API process on a seeded database and asks it.

SQLite by default; `--mysql URL` takes an empty database on MySQL or MariaDB. The server is the one on PYTHONPATH or the
one that is installed, so two trees can be compared. Absolute numbers are this machine's, and the load generator shares
it: the ratios to `/health` (a route that asks nothing of anybody, under the same middleware) are what travels, and the
server's CPU time a request, read from the kernel, is the steadiest number. No service of another kind is compared here.
"""

import argparse
import asyncio
import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import httpx

from algorist.db.database import Database
from algorist.db.migrate import upgrade_database
from algorist.db.tables import Algorithm, AlgorithmTag, AlgorithmVersion, ProblemRecord

PASSWORD = "a benchmark's good long password"
SOURCE = (
    "def double(n):\n" + "".join(f"    n = n + {number} - {number}\n" for number in range(60)) + "    return n + n\n"
)
CASES = [{"case": number, "verdict": "accepted", "cpu_seconds": 0.01} for number in range(20)]
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Ask:
    """One kind of request, as it goes onto the wire; `answers` is the status that it must get."""

    name: str
    method: str
    path: str
    answers: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    def wire(self) -> bytes:
        """The bytes of the request."""
        lines = [f"{self.method} {self.path} HTTP/1.1", "host: 127.0.0.1", f"content-length: {len(self.body)}"]
        lines += [f"{name}: {value}" for name, value in self.headers]
        return "\r\n".join([*lines, "", ""]).encode() + self.body


@dataclass
class Load:
    """What a load came to: requests a second, server CPU and the 50th and 99th percentile in ms, body bytes."""

    name: str
    requests: int
    rate: float
    cpu_ms: float
    p50_ms: float
    p99_ms: float
    bytes: int
    rate_to_health: float = 1.0
    cpu_to_health: float = 1.0


class Meter:
    """Counts what the clients of a load get."""

    def __init__(self, most: int, seconds: float) -> None:
        self.left = most
        self.ends = time.perf_counter() + seconds
        self.waits: list[float] = []
        self.size = 0

    def is_over(self) -> bool:
        """Take one request of those that are left; true when there was none, or no time."""
        self.left -= 1
        return self.left < 0 or time.perf_counter() > self.ends


async def ask_again_and_again(port: int, ask: Ask, meter: Meter) -> None:
    """One client: one connection, one request after the other."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    wire = ask.wire()
    try:
        while not meter.is_over():
            began = time.perf_counter()
            writer.write(wire)
            status, meter.size = await read_answer(reader)
            if status != ask.answers:
                raise RuntimeError(f"{ask.name}: {status} instead of {ask.answers}")
            meter.waits.append(time.perf_counter() - began)
    finally:
        writer.close()


async def read_answer(reader: asyncio.StreamReader) -> tuple[int, int]:
    """The status and the length of an answer's body."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    at = head.find(b"\r\ncontent-length:")
    length = int(head[at + 17 : head.index(b"\r\n", at + 2)]) if at >= 0 else 0
    if length:
        await reader.readexactly(length)
    return int(head[9:12]), length


async def load(port: int, pid: int, ask: Ask, options: argparse.Namespace) -> Load:
    """Drive one kind of request with all clients, after a few to warm it up."""
    await ask_again_and_again(port, ask, Meter(20, options.seconds))
    meter = Meter(options.requests, options.seconds)
    began, used = time.perf_counter(), cpu_seconds(pid)
    await asyncio.gather(*(ask_again_and_again(port, ask, meter) for _ in range(options.clients)))
    seconds, used = time.perf_counter() - began, cpu_seconds(pid) - used
    waits = sorted(meter.waits)
    count = len(waits)
    return Load(
        ask.name,
        count,
        count / seconds,
        used * 1000 / count,
        waits[count // 2] * 1000,
        waits[min(count - 1, int(count * 0.99))] * 1000,
        meter.size,
    )


async def load_beside_sign_ins(port: int, pid: int, ask: Ask, sign_in: Ask, options: argparse.Namespace) -> list[Load]:
    """Reads of 4 clients, first alone and then beside a flood of 16 that sign in."""
    few = argparse.Namespace(**vars(options) | {"clients": 4})
    alone = await load(port, pid, replace(ask, name=f"{ask.name}, 4 clients"), few)
    flood = Meter(options.requests, options.seconds)
    began = time.perf_counter()
    flooding = [asyncio.create_task(ask_again_and_again(port, sign_in, flood)) for _ in range(16)]
    beside = await load(port, pid, replace(ask, name="the same in a flood of log-ins"), few)
    flood.left = 0
    await asyncio.gather(*flooding)
    waits, seconds = sorted(flood.waits), time.perf_counter() - began
    count = max(1, len(waits))
    p50, p99 = (waits[int(count * share)] * 1000 if waits else 0.0 for share in (0.5, 0.99))
    return [alone, beside, Load("log-ins of that flood", len(waits), len(waits) / seconds, 0.0, p50, p99, flood.size)]


def cpu_seconds(pid: int) -> float:
    """User and system time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory_mib(pid: int) -> float:
    """Resident memory of a process."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


async def seed(url: str, owner_id: int, count: int) -> int:
    """`count` algorithms of one person, of one problem; the id of the last one."""
    database = Database(url)
    document = {"title": "Double", "kind": "function", "statement": "Return twice the number. " * 20,
                "signature": "def double(n: int) -> int", "examples": [{"args": [2], "expected": 4}]}  # fmt: skip
    async with database.transaction() as tx:
        problem = ProblemRecord(owner_id=owner_id, title="Double", kind="function", document=document)
        tx.add(problem)
        await tx.flush()
        for number in range(count):
            algorithm = Algorithm(
                owner_id=owner_id, problem_id=problem.id, name=f"Double {number}", summary="Adds it to itself. " * 5,
                tier="searched", designer="offline", verdict="accepted", verified="verified", score=1.0,
                search_text=SOURCE,
            )  # fmt: skip
            tx.add(algorithm)
            await tx.flush()
            tx.add(
                AlgorithmVersion(
                    algorithm_id=algorithm.id, number=1, source=SOURCE, created_by=owner_id, verdict="accepted",
                    evaluation={"cases": CASES}, proposal={"idea": "Add it to itself. " * 10}, card={"gap": 0.0},
                )
            )  # fmt: skip
            tx.add(AlgorithmTag(algorithm_id=algorithm.id, tag="arithmetic"))
    await database.close()
    return algorithm.id


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def api_process(folder: Path, url: str) -> Iterator[tuple[int, int, float]]:
    """One API process with all its middleware; its port, its process id and the seconds until it was ready."""
    port = free_port()
    settings = {
        "ALGORIST_DATA_DIR": str(folder), "ALGORIST_DATABASE_URL": url, "ALGORIST_PORT": str(port),
        "ALGORIST_JWT_SECRET": secrets.token_hex(32), "ALGORIST_RATE_LIMIT_PER_MINUTE": "100000000",
        "ALGORIST_SIGN_IN_LIMIT_PER_MINUTE": "100000000", "ALGORIST_BCRYPT_COST": "10",
        "ALGORIST_QUEUED_JOBS_PER_USER": "100000000", "ALGORIST_LOG_LEVEL": "warning",
    }  # fmt: skip
    began = time.perf_counter()
    with (folder / "api.log").open("wb") as log:
        command = [sys.executable, "-m", "algorist", "serve"]
        process = subprocess.Popen(command, env=os.environ | settings, stdout=log, stderr=log)
    try:
        while not _is_ready(port):
            if process.poll() is not None or time.perf_counter() - began > 60:
                raise RuntimeError(f"the API did not start:\n{(folder / 'api.log').read_text()[-2000:]}")
            time.sleep(0.02)
        yield port, process.pid, time.perf_counter() - began
    finally:
        process.terminate()
        process.wait(20)


def _is_ready(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/health", timeout=1).status_code == 200
    except httpx.TransportError:
        return False


def register(port: int) -> tuple[int, str, Ask]:
    """A person: the id, the header's token, and the request that signs them in."""
    body = {"email": "bench@example.com", "password": PASSWORD}
    answer = httpx.post(f"http://127.0.0.1:{port}/api/auth/register", json=body | {"name": "Bench"}, timeout=30)
    answer.raise_for_status()
    kind = (("content-type", "application/json"),)
    sign_in = Ask("log-in", "POST", "/api/auth/login", 200, kind, json.dumps(body).encode())
    return answer.json()["user"]["id"], f"Bearer {answer.json()['access_token']}", sign_in


def make_asks(port: int, algorithm_id: int, problem_id: int, bearer: str) -> list[Ask]:
    """The requests that are driven one after the other; `/health` first."""
    signed = (("authorization", bearer),)
    path = f"/api/algorithms/{algorithm_id}"
    tag = httpx.get(f"http://127.0.0.1:{port}{path}", headers={"authorization": bearer}).headers["etag"]
    job = json.dumps({"type": "analyze", "algorithm_id": algorithm_id}).encode()
    kept = httpx.post(f"http://127.0.0.1:{port}/api/jobs", content=job,
                      headers={"authorization": bearer, "content-type": "application/json"})  # fmt: skip
    return [
        Ask("/health", "GET", "/health"),
        Ask("algorithm", "GET", path, headers=signed),
        Ask("algorithm, unchanged", "GET", path, 304, (*signed, ("if-none-match", tag))),
        Ask("20 algorithms", "GET", "/api/algorithms?limit=20", headers=signed),
        Ask("problem", "GET", f"/api/problems/{problem_id}", headers=signed),
        Ask("problems", "GET", "/api/problems?limit=20", headers=signed),
        Ask("job", "GET", f"/api/jobs/{kept.json()['id']}", headers=signed),
        Ask("job submitted", "POST", "/api/jobs", 202, (*signed, ("content-type", "application/json")), job),
        Ask("20 jobs", "GET", "/api/jobs?limit=20", headers=signed),
    ]


def measure(options: argparse.Namespace, folder: Path) -> tuple[list[Load], float, float]:
    """All loads, the resident memory after them, and the seconds until the process was ready."""
    url = options.mysql or f"sqlite:///{folder / 'bench.sqlite3'}"
    upgrade_database(url)
    with api_process(folder, url) as (port, pid, ready):
        person_id, bearer, sign_in = register(port)
        algorithm_id = asyncio.run(seed(url, person_id, options.algorithms))
        page = httpx.get(f"http://127.0.0.1:{port}/api/problems", headers={"authorization": bearer}).json()
        asks = make_asks(port, algorithm_id, page["items"][0]["id"], bearer)
        loads = [asyncio.run(load(port, pid, ask, options)) for ask in asks]
        loads += asyncio.run(load_beside_sign_ins(port, pid, asks[1], sign_in, options))
        for one in loads:
            one.rate_to_health, one.cpu_to_health = one.rate / loads[0].rate, one.cpu_ms / loads[0].cpu_ms
        return loads, memory_mib(pid), ready


def show(loads: list[Load], memory: float, ready: float) -> None:
    heads = ("requests", "per s", "CPU ms", "p50 ms", "p99 ms", "bytes", "rate/health", "CPU/health")
    print(" " * 32 + "".join(f"{head:>12}" for head in heads))
    for one in loads:
        print(
            f"{one.name:32}{one.requests:12}{one.rate:12.0f}{one.cpu_ms:12.3f}{one.p50_ms:12.1f}{one.p99_ms:12.1f}"
            f"{one.bytes:12}{one.rate_to_health:12.2f}{one.cpu_to_health:12.1f}"
        )
    print(f"resident after the load {memory:.0f} MiB, ready after {ready:.1f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mysql", default="", help="mysql://user:password@127.0.0.1:3306/an_empty_database")
    parser.add_argument("--clients", type=int, default=16, help="connections that ask at the same time")
    parser.add_argument("--requests", type=int, default=2000, help="most requests of each kind")
    parser.add_argument("--seconds", type=float, default=8.0, help="most seconds for each kind")
    parser.add_argument("--algorithms", type=int, default=200, help="rows to seed")
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of a table")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="alg-api-") as folder:
        loads, memory, ready = measure(options, Path(folder))
    if options.json:
        print(json.dumps({"loads": [asdict(one) for one in loads], "memory_mib": memory, "ready_seconds": ready}))
    else:
        show(loads, memory, ready)


if __name__ == "__main__":
    main()
