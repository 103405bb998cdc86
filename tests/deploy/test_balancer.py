"""Several API instances and a worker behind nginx, as in the deployment: one of them is killed, and nobody notices."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
from tests.conftest import create_mariadb_database
from tests.servers import accepts, free_port, require_or_skip, running
from tests.service import PASSWORD
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from algorist.db.migrate import upgrade_database

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.anyio, pytest.mark.slow, pytest.mark.timeout(180)]
NGINX = next((path for path in ("/usr/sbin/nginx", "/usr/bin/nginx") if Path(path).exists()), "")
MIME = "types { text/html html; application/javascript js; text/css css; }"


@contextmanager
def instance(folder: Path, name: str, *command: str, **settings: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of the product; killed at the end, however the test ends."""
    environment = os.environ | {
        "PYTHONPATH": str(ROOT / "src"),
        "ALGORIST_DATA_DIR": str(folder),
        "JWT_SECRET": "one secret for all instances " * 2,
        "ALGORIST_BCRYPT_COST": "4",
        "ALGORIST_TRUSTED_PROXIES": "127.0.0.1",
        **settings,
    }
    with (folder / f"{name}.log").open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "algorist", *command], env=environment, stdout=out, stderr=out
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def nginx_configuration(folder: Path, port: int, backends: list[int]) -> Path:
    """The deployment's own server block; only what the image's entry point fills in is filled in here."""
    block = (ROOT / "deploy" / "nginx" / "default.conf.template").read_text()
    for name, value in (
        ("${ALGORIST_BACKEND}", "backends"),
        ("${NGINX_LOCAL_RESOLVERS}", "127.0.0.1"),
        ("listen 8080", f"listen 127.0.0.1:{port}"),
        ("/usr/share/nginx/html", str(folder)),
    ):
        assert name in block
        block = block.replace(name, value)
    servers = " ".join(f"server 127.0.0.1:{backend} max_fails=1 fail_timeout=2s;" for backend in backends)
    (folder / "index.html").write_text("<!doctype html><title>Algorist</title>")
    temporary = " ".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root; " if os.getuid() == 0 else ""
    text = (
        f"{user}daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.log;\n"
        f"events {{ worker_connections 256; }}\nhttp {{ {MIME} access_log off; {temporary}\n"
        f"upstream backends {{ {servers} }}\n{block} }}\n"
    )
    file = folder / "nginx.conf"
    file.write_text(text)
    return file


async def until_ready(base: str) -> None:
    async with httpx.AsyncClient(base_url=base, timeout=5) as client:
        for _ in range(600):
            try:
                if (await client.get("/health/ready")).status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            await asyncio.sleep(0.1)
    raise AssertionError(f"{base} does not get ready")


async def open_socket(client: httpx.AsyncClient, job_id: int, after: int) -> ClientConnection:
    ticket = (await client.post("/api/auth/socket-ticket")).json()["ticket"]
    address = str(client.base_url).replace("http://", "ws://").rstrip("/")
    offered = [Subprotocol("algorist"), Subprotocol(f"algorist.ticket.{ticket}")]
    return await connect(f"{address}/api/jobs/{job_id}/events?after={after}", subprotocols=offered)


async def follow(socket: ClientConnection, until: str) -> list[int]:
    """The numbers of the events, up to the one that says that the job is in the state `until`."""
    numbers: list[int] = []
    async with asyncio.timeout(90):
        async for message in socket:
            told = json.loads(message)
            # Events come one by one or, when they are replayed, many at once; between them there are heartbeats.
            events = told if isinstance(told, list) else [told] if "number" in told else []
            numbers += [event["number"] for event in events]
            if any(event["body"].get("job", {}).get("state") == until for event in events):
                return numbers
    raise AssertionError(f"the socket was closed after {numbers}")


async def test_one_instance_is_killed_and_nobody_notices(tmp_path: Path, mariadb_root: str, redis_url: str):
    if not NGINX:
        require_or_skip("nginx is not installed: apt-get install nginx")
    url = create_mariadb_database(mariadb_root)
    await asyncio.to_thread(upgrade_database, url)
    stores = {"DATABASE_URL": url, "REDIS_URL": redis_url}
    ports = [free_port(), free_port()]
    front = free_port()
    with ExitStack() as stack:
        apis = [
            stack.enter_context(instance(tmp_path, f"api{i}", "serve", ALGORIST_PORT=str(port), **stores))
            for i, port in enumerate(ports)
        ]
        stack.enter_context(instance(tmp_path, "worker", "worker", **stores))
        for port in ports:
            await until_ready(f"http://127.0.0.1:{port}")
        file = nginx_configuration(tmp_path, front, ports)
        stack.enter_context(running([NGINX, "-c", str(file)], lambda: accepts(front), tmp_path / "nginx.out"))

        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{front}", timeout=20) as client:
            page = await client.get("/jobs/7")
            assert "<title>Algorist" in page.text
            body = {"email": "ada@example.test", "password": PASSWORD, "name": "Ada"}
            signed = (await client.post("/api/auth/register", json=body)).json()
            client.headers["authorization"] = f"Bearer {signed['access_token']}"
            problem = (await client.post("/api/problems/examples/two-sum")).json()

            # Each request may meet another instance; the socket too.
            job = (await client.post("/api/jobs", json={"type": "generate", "problem_id": problem["id"]})).json()
            socket = await open_socket(client, job["id"], 0)
            numbers = await follow(socket, "succeeded")
            assert numbers == list(range(1, len(numbers) + 1))
            await socket.close()

            apis[0].send_signal(signal.SIGKILL)
            apis[0].wait()
            answers = await asyncio.gather(*(client.get("/api/auth/me") for _ in range(40)))
            assert {answer.status_code for answer in answers} == {200}
            again = (await client.post("/api/jobs", json={"type": "generate", "problem_id": problem["id"]})).json()
            socket = await open_socket(client, again["id"], 0)
            assert await follow(socket, "succeeded")
            await socket.close()
            late = await open_socket(client, job["id"], numbers[-2])
            assert await follow(late, "succeeded") == numbers[-1:]
            await late.close()
