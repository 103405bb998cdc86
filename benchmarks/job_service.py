"""What people feel of their jobs, on a whole service: `measure_service` is a part of `python benchmarks/job_queue.py`.

One API process, one worker process, a Redis that is killed and frozen, and clients in this process, all on one machine:
times of different processes are of the same clock (`time.monotonic`).
"""

import asyncio
import contextlib
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from redis.asyncio import Redis
from sqlalchemy import func, select
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from algorist.db.columns import now
from algorist.db.database import Database
from algorist.db.tables import Job, ProblemRecord
from algorist.engine.sandbox import Program
from algorist.engine.terms.limits import Limits
from algorist.engine.terms.problem import Call
from algorist.jobs.rules import topic_of_user
from algorist.parts import open_parts
from algorist.queue.tasks import Progress, TaskContext, TaskResult
from algorist.redis.bell import Bell, Ring
from algorist.redis.embedded import find_server
from algorist.redis.link import RedisLink
from algorist.settings import Settings
from algorist.worker.main import work_shift

GAP_SECONDS = 0.12
SPIN = Program("def spin():\n    while True:\n        pass\n", "spin")


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Stage:
    """The processes of a service on one database."""

    folder: Path
    database_url: str
    redis_port: int = field(default_factory=free_port)
    api_port: int = field(default_factory=free_port)
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def redis_url(self) -> str:
        """Where Redis is."""
        return f"redis://127.0.0.1:{self.redis_port}/0"

    @property
    def api_url(self) -> str:
        """Where the API is."""
        return f"http://127.0.0.1:{self.api_port}"

    def start(self, name: str) -> None:
        """Start `redis`, `api`, or a process for anything else: a worker."""
        commands = {"redis": self._redis_command(), "api": [sys.executable, "-m", "algorist", "serve"]}
        command = commands.get(name, [sys.executable, __file__])
        with (self.folder / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(command, env=os.environ | self._settings(), stdout=log, stderr=log)

    def kill(self, name: str) -> None:
        """End a process without a warning."""
        process = self.running.pop(name)
        process.kill()
        process.wait()

    def freeze(self, name: str, *, frozen: bool) -> None:
        """Let a process stand still, as behind a broken network, or go on."""
        self.running[name].send_signal(signal.SIGSTOP if frozen else signal.SIGCONT)

    def end(self) -> None:
        """End all processes."""
        for name in list(self.running):
            self.kill(name)

    def _redis_command(self) -> list[str]:
        folder = self.folder / "redis"
        folder.mkdir(exist_ok=True)
        given = f"--bind 127.0.0.1 --port {self.redis_port} --appendonly yes --save ".split(" ")
        return [str(find_server()), *given, "--dir", str(folder)]

    def _settings(self) -> dict[str, str]:
        return {
            "ALGORIST_DATA_DIR": str(self.folder / "data"), "ALGORIST_DATABASE_URL": self.database_url,
            "ALGORIST_REDIS_URL": self.redis_url, "ALGORIST_PORT": str(self.api_port),
            "ALGORIST_JWT_SECRET": "bench " * 8, "ALGORIST_RATE_LIMIT_PER_MINUTE": "1000000",
            "ALGORIST_SIGN_IN_LIMIT_PER_MINUTE": "1000000", "ALGORIST_BCRYPT_COST": "4",
            "ALGORIST_JOBS_PER_USER": "20", "ALGORIST_QUEUED_JOBS_PER_USER": "1000000",
            "ALGORIST_WORKER_CONCURRENCY": "10", "ALGORIST_LOG_LEVEL": "warning",
        }  # fmt: skip


@dataclass
class Person:
    """Somebody who is signed in, with a problem to work on."""

    client: httpx.AsyncClient
    id: int
    problem_id: int

    async def submit(self, note: str) -> int:
        """A job of this person: its id."""
        body = {"type": "generate", "problem_id": self.problem_id, "designer": "offline", "note": note}
        answer = await self.client.post("/api/jobs", json=body)
        assert answer.status_code == 202, answer.text
        found: int = answer.json()["id"]
        return found

    async def wait_for(self, job_id: int, wanted: Callable[[dict[str, Any]], bool], seconds: float = 60) -> float:
        """When a job was first seen to be as wanted."""
        async with asyncio.timeout(seconds):
            while not wanted((await self.client.get(f"/api/jobs/{job_id}")).json()):  # noqa: ASYNC110  it is elsewhere
                await asyncio.sleep(0.02)
        return time.monotonic()


async def perform(context: TaskContext) -> TaskResult:
    """What the worker of this benchmark does: the job's note says which."""
    word, *rest = context.input["note"].split() or [""]
    if word == "speak":
        for number in range(int(rest[0])):
            await context.progress(Progress(phase="speaking", done=number, note=str(time.monotonic())))
            await asyncio.sleep(GAP_SECONDS)
    elif word == "sleep":
        await context.progress(Progress(phase="sleeping"))
        await asyncio.sleep(float(rest[0]))
    elif word == "spin":
        await context.progress(Progress(phase="spinning"))
        await asyncio.to_thread(_spin, context, Path(rest[0]))
    return TaskResult()


def _spin(context: TaskContext, told: Path) -> None:
    try:
        context.sandbox.run(SPIN, [Call("spin", ())], Limits(cpu_seconds=60, wall_seconds=60))
    finally:
        told.write_text(str(time.monotonic()))


@contextlib.asynccontextmanager
async def on_stage(folder: Path, database_url: str) -> AsyncIterator[tuple[Stage, Person]]:
    """The service, up and with somebody signed in, for the block."""
    stage = Stage(folder, database_url)
    try:
        for name in ("redis", "api", "worker"):
            stage.start(name)
        async with httpx.AsyncClient(base_url=stage.api_url, timeout=20) as client:
            await _until_ready(client)
            body = {"email": f"{secrets.token_hex(6)}@example.com", "password": "a good long password", "name": "B"}
            answer = (await client.post("/api/auth/register", json=body)).json()
            client.headers["authorization"] = f"Bearer {answer['access_token']}"
            person = Person(client, answer["user"]["id"], await _add_problem(database_url, answer["user"]["id"]))
            await person.wait_for(await person.submit(""), lambda job: job["state"] == "succeeded")
            yield stage, person
    finally:
        stage.end()


async def _until_ready(client: httpx.AsyncClient) -> None:
    async with asyncio.timeout(60):
        while True:
            with contextlib.suppress(httpx.TransportError):
                if (await client.get("/health")).status_code == 200:
                    return
            await asyncio.sleep(0.05)


async def _add_problem(database_url: str, owner_id: int) -> int:
    database = Database(database_url)
    async with database.transaction() as tx:
        problem = ProblemRecord(owner_id=owner_id, title="Bench", kind="function", document={})
        tx.add(problem)
        await tx.flush()
    await database.close()
    return problem.id


async def time_events(stage: Stage, person: Person, count: int) -> tuple[list[float], list[float]]:
    """Milliseconds from a task's word to the bell of another process, and to a client of a socket."""
    by_bell: list[float] = []
    by_socket: list[float] = []
    link = RedisLink(stage.redis_url)
    bell = Bell(link)
    ticket = (await person.client.post("/api/auth/socket-ticket")).json()["ticket"]
    protocols = [Subprotocol("algorist"), Subprotocol(f"algorist.ticket.{ticket}")]
    address = f"ws://127.0.0.1:{stage.api_port}/api/jobs/events"
    with bell.listen(topic_of_user(person.id)) as listener:
        async with connect(address, subprotocols=protocols) as line:

            async def hear_bell() -> None:
                while len(by_bell) < count:
                    ring = await listener.next_ring()
                    if isinstance(ring, Ring):
                        _note(ring.body, by_bell)

            async def hear_socket() -> None:
                while len(by_socket) < count:
                    told = json.loads(await line.recv())
                    for event in told if isinstance(told, list) else [told]:
                        _note(event, by_socket)

            await asyncio.sleep(0.5)
            hearing = asyncio.gather(hear_bell(), hear_socket())
            for _ in range(4):
                await person.submit(f"speak {count // 4}")
            await asyncio.wait_for(hearing, 60)
    await bell.close()
    await link.close()
    return by_bell, by_socket


def _note(event: dict[str, Any], late: list[float]) -> None:
    word = event.get("body", {}).get("job", {}).get("progress", {}).get("note")
    if event.get("kind") == "progress" and word:
        late.append((time.monotonic() - float(word)) * 1000)


async def time_cancels(stage: Stage, person: Person, count: int) -> list[float]:
    """Milliseconds from the request that cancels a job to the moment at which its program is dead."""
    late = []
    for number in range(count):
        told = stage.folder / f"dead-{number}"
        job_id = await person.submit(f"spin {told}")
        await person.wait_for(job_id, lambda job: job["phase"] == "spinning")
        await asyncio.sleep(0.3)
        asked = time.monotonic()
        await person.client.post(f"/api/jobs/{job_id}/cancel")
        await person.wait_for(job_id, lambda job: job["state"] == "cancelled")
        late.append((float(told.read_text()) - asked) * 1000)
    return late


async def time_submissions(person: Person, count: int) -> list[float]:
    """Milliseconds of a submission, four clients at a time."""
    waits = []

    async def client(times: int) -> None:
        for _ in range(times):
            began = time.monotonic()
            await person.submit("")
            waits.append((time.monotonic() - began) * 1000)

    await asyncio.gather(*(client(count // 4) for _ in range(4)))
    return waits


async def time_return_of_redis(stage: Stage, person: Person) -> float:
    """Seconds from Redis's first answer after its return to the first job that begins."""
    await person.submit("")
    stage.start("redis")
    async with Redis.from_url(stage.redis_url) as client:
        await _until(client.ping, 20)
    back = now()
    database = Database(stage.database_url)
    begun = select(func.min(Job.started_at)).where(Job.started_at > back)
    async with asyncio.timeout(60):
        while True:
            async with database.reading() as session:
                first = await session.scalar(begun)
            if first is not None:
                break
            await asyncio.sleep(0.05)
    await database.close()
    return (first - back).total_seconds()


async def _until(action: Callable[[], Awaitable[Any]], seconds: float) -> None:
    async with asyncio.timeout(seconds):
        while True:
            with contextlib.suppress(Exception):
                await action()
                return
            await asyncio.sleep(0.01)


async def time_lost_worker(stage: Stage, person: Person, count: int) -> float:
    """Seconds from a worker's death to the moment at which all of its jobs run again, on one that starts a second
    later.
    """
    jobs = [await person.submit("sleep 30") for _ in range(count)]
    for job_id in jobs:
        await person.wait_for(job_id, lambda job: job["phase"] == "sleeping")
    stage.kill("worker")
    killed = time.monotonic()
    await asyncio.sleep(1)
    stage.start("worker")
    again = [await person.wait_for(job_id, lambda job: job["attempts"] > 1) for job_id in jobs]
    return max(again) - killed


async def measure_service(folder: Path, database_url: str, samples: int) -> None:
    """Print what was asked for and what was seen, a line each."""
    folder.mkdir()  # noqa: ASYNC240  nothing else waits
    async with on_stage(folder, database_url) as (stage, person):
        by_bell, by_socket = await time_events(stage, person, samples)
        _say("event to another process, p99, ms", percentile(by_bell, 0.99), 50)
        _say("event to a client's socket, p99, ms", percentile(by_socket, 0.99), 250)
        cancels = await time_cancels(stage, person, max(10, samples // 5))
        _say("cancel to a dead sandbox, p99, ms", percentile(cancels, 0.99), 1000)
        _say("submission, p99, ms", percentile(await time_submissions(person, samples), 0.99), None)
        stage.freeze("redis", frozen=True)
        frozen = await time_submissions(person, samples)
        stage.freeze("redis", frozen=False)
        _say("submission while Redis hangs, p99, ms", percentile(frozen, 0.99), 500)
        stage.kill("redis")
        _say("submission while Redis is down, p99, ms", percentile(await time_submissions(person, samples), 0.99), 500)
        _say("work goes on after Redis is back, s", await time_return_of_redis(stage, person), 5)
        _say("a killed worker's jobs run again after, s", await time_lost_worker(stage, person, 10), 15)


def _say(name: str, value: float, most: float | None) -> None:
    asked = "" if most is None else f"at most {most:g}: " + ("met" if value <= most else "NOT MET")
    print(f"{name:44} {value:10.2f}  {asked}", flush=True)


async def _work() -> None:
    async with open_parts(Settings()) as parts:
        await work_shift(parts, {"generate": perform}, {})


if __name__ == "__main__":
    asyncio.run(_work())
