"""`algorist up`: everything on one machine, in the embedded default or with what the settings name."""

import asyncio
import os
import signal
import socket
import sys
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack, suppress
from pathlib import Path

import httpx

from algorist.cli.options import load_settings
from algorist.cli.processes import Child, stop_children
from algorist.cli.welcome import welcome_person
from algorist.db.migrate import upgrade_database
from algorist.parts import database_url_of
from algorist.redis.embedded import EmbeddedServerFailed, embedded_server
from algorist.settings import Settings

READY_SECONDS = 60.0
LONG_LOG = 20 << 20


def run_everything(port: int | None, *, welcome: bool, reload: bool) -> int:
    """Start database, queue, API, worker and page; return when stopped, with nothing left running."""
    settings = load_settings(port=port)
    if settings is None:
        return 2
    if _is_taken(settings):
        sys.stderr.write(
            f"algorist up: port {settings.port} is in use. If Algorist does not run already: algorist up --port 3100\n"
        )
        return 1
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    upgrade_database(database_url_of(settings))
    try:
        return asyncio.run(_run(settings, welcome=welcome, reload=reload))
    except EmbeddedServerFailed as error:
        sys.stderr.write(f"algorist up: {error}\n")
        return 1


def _is_taken(settings: Settings) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError:
            return True
    return False


async def _run(settings: Settings, *, welcome: bool, reload: bool) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with AsyncExitStack() as stack:
        redis_url = settings.redis_url or await stack.enter_async_context(embedded_server(settings.data_dir / "redis"))
        children = _children(settings, redis_url, reload=reload)
        # The children go before the server that they use.
        stack.callback(stop_children, children, settings.shutdown_grace_seconds)
        for child in children:
            child.start()
        status = asyncio.create_task(_serve(settings, children, welcome=welcome))
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({status, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if status.done():
            return status.result()
        status.cancel()
        with suppress(asyncio.CancelledError):
            await status
        print("\nStopping ...", flush=True)
        return 0


async def _serve(settings: Settings, children: Sequence[Child], *, welcome: bool) -> int:
    address = f"http://127.0.0.1:{settings.port}"
    if not await _wait_until_ready(address, children):
        return 1
    await welcome_person(settings, address, first_algorithm=welcome)
    return await _watch(children)


def _children(settings: Settings, redis_url: str, *, reload: bool) -> list[Child]:
    environment = {
        **os.environ,
        "REDIS_URL": redis_url,
        "ALGORIST_DATA_DIR": str(settings.data_dir.resolve()),
        "ALGORIST_PORT": str(settings.port),
    }
    again = ["--reload"] if reload else []
    algorist = [sys.executable, "-m", "algorist"]
    children = [
        Child(name="api", command=[*algorist, "serve", *again], environment=environment),
        Child(name="worker", command=[*algorist, "worker", *again], environment=environment),
    ]
    if not reload:
        for child in children:
            child.log = _fresh_log(settings.data_dir / "logs", child.name)
    frontend = Path(__file__).resolve().parents[3] / "frontend"
    vite = frontend / "node_modules" / "vite" / "bin" / "vite.js"
    if reload and vite.exists():
        # Vite itself, not npm: a process between would leave it behind when it is killed.
        command = ["node", str(vite)]
        children.append(Child(name="page", command=command, environment=environment, folder=str(frontend)))
    return children


def _fresh_log(folder: Path, name: str) -> Path:
    """A log that goes on where it ended, or begins anew once it has grown long; the one before is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / f"{name}.log"
    if log.exists() and log.stat().st_size > LONG_LOG:
        log.replace(folder / f"{name}.old.log")
    return log


async def _wait_until_ready(address: str, children: Sequence[Child]) -> bool:
    """Wait until the API says that all it needs is there; say what is missing when it does not."""
    end = time.monotonic() + READY_SECONDS
    words = "the API does not answer"
    async with httpx.AsyncClient(timeout=2) as client:
        while time.monotonic() < end:
            with suppress(httpx.HTTPError):
                answer = await client.get(f"{address}/health/ready")
                if answer.status_code == httpx.codes.OK:
                    return True
                words = "not ready: " + answer.text[:500]
            for child in children:
                if child.has_fallen():
                    sys.stderr.write(
                        f"{child.last_words()}\nalgorist up: the {child.name} ended; see what it said above\n"
                    )
                    return False
            await asyncio.sleep(0.1)
    sys.stderr.write(f"algorist up: {words}\n")
    return False


async def _watch(children: Sequence[Child]) -> int:
    """Keep the children running; returns when one cannot be kept."""
    while True:
        await asyncio.sleep(0.5)
        for child in children:
            if child.has_fallen() and not await child.start_again():
                sys.stderr.write(f"{child.last_words()}\nalgorist up: the {child.name} falls again and again\n")
                return 1
