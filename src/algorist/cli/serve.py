"""`algorist serve` and `algorist worker`: one process each."""

import asyncio
import gc
import sys
from pathlib import Path

from algorist.cli.options import load_settings
from algorist.settings import Settings


def serve_api(host: str | None, port: int | None, *, reload: bool) -> int:
    """Run one API process until it is told to stop."""
    if reload:
        from algorist.cli.reloading import run_with_reload  # noqa: PLC0415  only developers need it

        arguments = [*(["--host", host] if host else []), *(["--port", str(port)] if port is not None else [])]
        return run_with_reload(["serve", *arguments])
    settings = load_settings(host=host, port=port)
    if settings is None:
        return 2
    _open_log(settings)
    from uvicorn.loops.auto import auto_loop_factory  # noqa: PLC0415  help and the other commands do without it

    # uvicorn chooses its quick loop only where it makes the loop itself; here parts are opened before it runs.
    with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
        runner.run(_serve(settings))
    return 0


def _open_log(settings: Settings) -> None:
    from algorist.observability.logs import set_up_logs  # noqa: PLC0415  help and the other commands do without it

    set_up_logs(settings.log_format, settings.log_level)


async def _serve(settings: Settings) -> None:
    # What is imported and built here stays for the life of the process. Looking it through for garbage again and again
    # takes a sixth of the start, and later a pause under load.
    gc.disable()
    # FastAPI asks of each type whether it is one of Pydantic's first version, which costs 1.4 MiB and is never so here.
    sys.modules.setdefault("pydantic.v1", None)  # type: ignore[arg-type]  # None: not there
    import uvicorn  # noqa: PLC0415  help and the other commands do without it

    from algorist.parts import open_parts  # noqa: PLC0415
    from algorist.web.app import create_app  # noqa: PLC0415

    async with open_parts(settings) as parts:
        app = create_app(parts)
        gc.freeze()
        gc.enable()
        config = uvicorn.Config(
            app,
            host=settings.host,
            port=settings.port,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=5,
            # Compression would cost CPU for each delivery and hide slow readers from flow control.
            ws_per_message_deflate=False,
        )
        await uvicorn.Server(config).serve()


def run_worker_process(*, reload: bool) -> int:
    """Run one worker until it is told to stop."""
    if reload:
        from algorist.cli.reloading import run_with_reload  # noqa: PLC0415  only developers need it

        return run_with_reload(["worker"])
    settings = load_settings()
    if settings is None:
        return 2
    from algorist.engine.sandbox import SandboxUnavailable  # noqa: PLC0415

    _open_log(settings)
    try:
        asyncio.run(_work(settings))
    except SandboxUnavailable as error:
        sys.stderr.write(f"algorist worker: {error}\n")
        return 3
    return 0


async def _work(settings: Settings) -> None:
    from algorist.parts import open_parts  # noqa: PLC0415
    from algorist.worker.process import run_worker  # noqa: PLC0415

    async with open_parts(settings) as parts:
        await run_worker(parts)


def built_page() -> Path | None:
    """The folder of the built frontend, if it was built."""
    beside = Path(__file__).resolve().parents[3] / "frontend" / "dist"
    return beside if (beside / "index.html").exists() else None
