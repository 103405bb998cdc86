"""Puts the app together: middleware around routers around the built frontend, and the loops that run beside them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import FastAPI
from starlette.middleware import Middleware

from algorist import __version__
from algorist.admin.routes import router as admin_router
from algorist.algorithms.routes import of_problem as of_problem_router
from algorist.algorithms.routes import router as algorithms_router
from algorist.algorithms.routes import shares as shares_router
from algorist.analytics.routes import administration as admin_analytics_router
from algorist.analytics.routes import router as analytics_router
from algorist.auth.actions import cross_out_ticket
from algorist.auth.routes import router as auth_router
from algorist.auth.rules.guard import Guard, make_guard
from algorist.auth.tasks import keep_listening, keep_rechecking
from algorist.exports.routes import imports_router
from algorist.exports.routes import router as exports_router
from algorist.jobs.routes import router as jobs_router
from algorist.notifications.tasks import keep_sending_mails
from algorist.parts import Parts
from algorist.problems.routes import router as problems_router
from algorist.redis.ending import end_tasks
from algorist.web.addresses import TrustedProxies
from algorist.web.cards import describe_share
from algorist.web.cors import Cors
from algorist.web.description import describe_api
from algorist.web.envelope import Envelope
from algorist.web.frontend import Frontend, find_frontend
from algorist.web.health import router as health_router
from algorist.web.limits import BodyLimit, RateLimit
from algorist.web.problems import mount_problems
from algorist.web.socket import router as socket_router
from algorist.web.unchanged import Unchanged

# A request is compared with the routes in this order, so what is asked most often stands first.
ROUTERS = (
    algorithms_router,
    of_problem_router,
    problems_router,
    jobs_router,
    auth_router,
    exports_router,
    imports_router,
    shares_router,
    socket_router,
    analytics_router,
    admin_router,
    admin_analytics_router,
    health_router,
)


def create_app(parts: Parts) -> FastAPI:
    """The whole service over these parts."""
    guard = open_guard(parts)
    app = FastAPI(
        title="Algorist",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        generate_unique_id_function=lambda route: route.name,
        redirect_slashes=False,
        lifespan=_run_beside,
        middleware=_middleware(parts, guard),
    )
    app.state.parts = parts
    app.state.guard = guard
    mount_problems(app)
    include_routers(app)
    describe_api(app)
    describe = partial(describe_share, parts.database)
    app.router.default = Frontend(find_frontend(parts.settings.frontend_dir), describe)
    return app


def include_routers(app: FastAPI) -> None:
    """Mount every room's routes."""
    app.router.routes.extend(ROUTERS)


def _middleware(parts: Parts, guard: Guard) -> list[Middleware]:
    """From the outside in. All are plain ASGI: Starlette's base class would put a task and a queue around each."""
    return [
        Middleware(
            Envelope,
            proxies=TrustedProxies(parts.settings.trusted_proxies),
            is_production=parts.settings.is_production,
        ),
        Middleware(Cors, origins=lambda: parts.settings.cors_origins),
        Middleware(RateLimit, parts=parts, guard=guard),
        Middleware(BodyLimit, limit=lambda: parts.settings.body_limit_bytes),
        Middleware(Unchanged, known=parts.known_tags, guard=guard),
    ]


def open_guard(parts: Parts) -> Guard:
    """What this process needs to know who is asking; `_run_beside` closes it."""
    settings = parts.settings
    guard = make_guard(
        parts.secret,
        bcrypt_cost=settings.bcrypt_cost,
        access_minutes=settings.access_token_minutes,
        refresh_days=settings.refresh_token_days,
        breached_file=settings.breached_passwords_file,
        cross_out=partial(_cross_out, parts),
    )
    guard.announce = partial(_announce, parts)
    return guard


async def _cross_out(parts: Parts, number: str, user_id: int) -> bool:
    """Whether a ticket is used for the first time, of all processes."""
    async with parts.database.transaction() as tx:
        return await cross_out_ticket(tx, number, user_id)


async def _announce(parts: Parts, kind: str, which: str) -> None:
    await parts.bell.ring("auth", {"kind": kind, "which": which})


@asynccontextmanager
async def _run_beside(app: FastAPI) -> AsyncIterator[None]:
    """What runs for as long as the app does."""
    parts, guard = app.state.parts, app.state.guard
    loops = [
        asyncio.create_task(keep_rechecking(parts, guard), name="sessions"),
        asyncio.create_task(keep_listening(parts, guard), name="news of sessions"),
        asyncio.create_task(parts.known_tags.keep_listening(parts.bell), name="news of writes"),
        asyncio.create_task(keep_sending_mails(parts), name="mails"),
    ]
    try:
        yield
    finally:
        await end_tasks(loops)
        await asyncio.to_thread(guard.passwords.close)
