"""`/health`, `/health/ready` and `/metrics`: for load balancers and for Prometheus."""

import hmac

from fastapi import Request, Response

from algorist import __version__
from algorist.admin.queries import check_health, update_gauges
from algorist.admin.schemas import Health
from algorist.auth.deps import PartsDep, RoomRouter
from algorist.errors import NotAllowed
from algorist.observability.metrics import render_metrics
from algorist.web.addresses import is_loopback

router = RoomRouter(tags=["operation"])


@router.get("/health", summary="Whether the process lives")
async def read_liveness() -> dict[str, str]:
    """Asks nothing of anybody: a process that answers lives."""
    return {"status": "ok", "version": __version__}


@router.get("/health/ready", summary="Whether the process can serve", responses={503: {"model": Health}})
async def read_readiness(parts: PartsDep, response: Response) -> Health:
    """503 while something is down that requests need; `words` says what."""
    health = await check_health(parts)
    if health.status == "down":
        response.status_code = 503
    return health


@router.get("/metrics", summary="Metrics for Prometheus", response_class=Response)
async def read_metrics(request: Request, parts: PartsDep) -> Response:
    """With the metrics token where one is set, else from this machine only."""
    _check_reader(request, parts.settings.metrics_token.get_secret_value())
    await update_gauges(parts)
    content, media_type = render_metrics()
    return Response(content, media_type=media_type)


def _check_reader(request: Request, token: str) -> None:
    if token:
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        if hmac.compare_digest(given.encode(), token.encode()):
            return
    # A proxy on this machine speaks for the whole world.
    elif request.client and is_loopback(request.client.host) and not request.scope["state"].get("forwarded"):
        return
    raise NotAllowed("Metrics need their token.", code="metrics_token")
