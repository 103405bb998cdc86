"""Cross-origin requests: exactly the configured origins, compared whole."""

from collections.abc import Callable, Sequence

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from algorist.errors import NotAllowed
from algorist.web.problems import problem_response, request_id_of

_METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE"
_TAKEN = "authorization, content-type, if-match, if-none-match, idempotency-key, x-request-id"
_SHOWN = (
    "content-disposition, etag, idempotency-replayed, location, ratelimit-limit, ratelimit-remaining, ratelimit-reset, "
    "retry-after, x-request-id"
)


class Cors:
    """Lets the configured origins read answers and send credentials; for others a browser gets nothing to read."""

    def __init__(self, app: ASGIApp, origins: Callable[[], Sequence[str]]) -> None:
        self._app = app
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer preflights, and mark answers to allowed origins."""
        origin = _header(scope, b"origin") if scope["type"] == "http" else None
        if origin is None:
            await self._app(scope, receive, send)
            return
        allowed = origin in self._origins()
        if scope["method"] == "OPTIONS" and _header(scope, b"access-control-request-method") is not None:
            await self._preflight(allowed, origin, scope)(scope, receive, send)
            return

        async def send_marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_marks(origin, allowed=allowed)]
            await send(message)

        await self._app(scope, receive, send_marked)

    @staticmethod
    def _preflight(allowed: bool, origin: str, scope: Scope) -> Response:  # noqa: FBT001
        if not allowed:
            refused = NotAllowed("This origin may not call the API.", code="origin_refused")
            return problem_response(refused, request_id_of(scope))
        return Response(
            status_code=204,
            headers={
                "access-control-allow-origin": origin,
                "access-control-allow-credentials": "true",
                "access-control-allow-methods": _METHODS,
                "access-control-allow-headers": _TAKEN,
                "access-control-max-age": "600",
                "vary": "Origin",
            },
        )


def _marks(origin: str, *, allowed: bool) -> list[tuple[bytes, bytes]]:
    if not allowed:
        return [(b"vary", b"Origin")]
    return [
        (b"access-control-allow-origin", origin.encode("latin-1")),
        (b"access-control-allow-credentials", b"true"),
        (b"access-control-expose-headers", _SHOWN.encode()),
        (b"vary", b"Origin"),
    ]


def _header(scope: Scope, wanted: bytes) -> str | None:
    for name, value in scope["headers"]:
        if name == wanted:
            found: str = value.decode("latin-1")
            return found
    return None
