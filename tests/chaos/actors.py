"""The processes of a chaos run, forked from the driver: the API, a worker, and a client that does not give up."""

import asyncio
import contextlib
import json
import os
import random
import signal
import traceback
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from algorist.db.tables import AuditEntry
from algorist.parts import open_parts
from algorist.queue.tasks import Progress, StoredStep, TaskContext, TaskResult
from algorist.settings import Settings
from algorist.web.app import create_app
from algorist.worker.main import work_shift
from tests.servers import die_with_parent


@dataclass
class Actor:
    """A forked process that can be killed and forked again."""

    run: Callable[[], Coroutine[Any, Any, None]]
    log: Path
    pid: int = 0

    def start(self) -> None:
        self.pid = os.fork()
        if self.pid == 0:
            self._live()

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        self.pid = 0

    def has_ended(self) -> bool:
        return os.waitpid(self.pid, os.WNOHANG)[0] != 0

    def _live(self) -> None:
        status = 1
        try:
            die_with_parent()
            output = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            os.dup2(output, 1)
            os.dup2(output, 2)
            asyncio.run(self.run())
            status = 0
        except BaseException:  # noqa: BLE001  a forked child must not return into the driver
            traceback.print_exc()
        finally:
            os._exit(status)


async def serve(settings: Settings, port: int) -> None:
    async with open_parts(settings) as parts:
        server = uvicorn.Server(uvicorn.Config(create_app(parts), host="127.0.0.1", port=port, log_config=None))
        server.capture_signals = contextlib.nullcontext  # type: ignore[assignment]
        await server.serve()


async def work(settings: Settings) -> None:
    async with open_parts(settings) as parts:
        await work_shift(parts, {"generate": leave_an_effect}, {})


async def leave_an_effect(context: TaskContext) -> TaskResult:
    """Two steps, and one row that says that the job was done: it must be there exactly once."""
    for number in range(len(context.stored_steps) + 1, 3):
        await asyncio.sleep(random.uniform(0.02, 0.3))
        await context.record_step(StoredStep(number=number, kind="sample", document={"number": number}))
        await context.progress(Progress(phase="working", done=number, total=2))

    async def write(tx) -> None:
        tx.add(AuditEntry(action="effect", subject=str(context.job_id)))

    return TaskResult(result={"done": True}, write=write)


async def submit_all(ports: list[int], token: str, problem_id: int, count: int, acknowledged: Path) -> None:
    """Submit so many jobs, each with its key until it is acknowledged; write down each answer as it comes."""
    waiting = asyncio.Queue[int]()
    for number in range(count):
        waiting.put_nowait(number)
    limits = httpx.Limits(max_connections=20)
    with acknowledged.open("a", buffering=1) as answers:
        async with httpx.AsyncClient(timeout=5, limits=limits, headers={"authorization": f"Bearer {token}"}) as client:

            async def submit() -> None:
                while not waiting.empty():
                    number = waiting.get_nowait()
                    answers.write(json.dumps(await _until_taken(client, ports, problem_id, number)) + "\n")
                    await asyncio.sleep(random.uniform(0.1, 0.5))

            await asyncio.gather(*(submit() for _ in range(4)))


async def _until_taken(client: httpx.AsyncClient, ports: list[int], problem_id: int, number: int) -> dict[str, Any]:
    body = {"type": "generate", "problem_id": problem_id, "seed": number}
    tries = 0
    while True:
        tries += 1
        address = f"http://127.0.0.1:{random.choice(ports)}/api/jobs"
        try:
            answer = await client.post(address, json=body, headers={"idempotency-key": f"key-{number}"})
        except httpx.HTTPError:
            await asyncio.sleep(0.1)
            continue
        if answer.status_code == 202:
            return {"key": number, "id": answer.json()["id"], "tries": tries}
        if answer.status_code < 500:
            raise RuntimeError(f"{answer.status_code}: {answer.text}")
        await asyncio.sleep(0.1)
