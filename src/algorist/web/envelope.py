"""The outermost middleware: gives each request an id and a caller, each answer its headers and its line in the log,
and each unforeseen error a 500 that tells nothing of the inside. No request gets past it to end the process.
"""

import asyncio
import logging
import time
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from algorist.errors import AlgoristError
from algorist.observability import metrics
from algorist.observability.ids import logged_as, make_request_id
from algorist.web.addresses import TrustedProxies
from algorist.web.headers import API_POLICY, Header, fixed_headers
from algorist.web.problems import error_of, problem_response

logger = logging.getLogger(__name__)
_SLOW_SECONDS = 1.0
_SERVER_ERROR = 500
_API_POLICY = (b"content-security-policy", API_POLICY.encode())
_NO_FRAME = (b"x-frame-options", b"DENY")
_KNOWN_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Envelope:
    """Goes around everything."""

    def __init__(self, app: ASGIApp, proxies: TrustedProxies, *, is_production: bool) -> None:
        self._app = app
        self._proxies = proxies
        self._fixed = fixed_headers(is_production=is_production)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request or a socket; start and stop of the app pass through."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        incoming = self._look(scope)
        request_id = make_request_id(incoming.get(b"x-request-id"))
        scope.setdefault("state", {})["request_id"] = request_id
        self._find_caller(scope, incoming)
        with logged_as(request_id=request_id):
            if scope["type"] == "http":
                await self._answer(scope, receive, send, request_id)
            else:
                await self._app(scope, receive, send)

    @staticmethod
    def _look(scope: Scope) -> dict[bytes, str]:
        wanted = (b"x-request-id", b"x-forwarded-for", b"x-forwarded-proto")
        return {name: value.decode("latin-1") for name, value in scope["headers"] if name in wanted}

    def _find_caller(self, scope: Scope, incoming: dict[bytes, str]) -> None:
        scope["state"]["forwarded"] = b"x-forwarded-for" in incoming
        client = scope.get("client")
        if client is None or not self._proxies or not self._proxies.trusts(client[0]):
            return
        scope["client"] = (self._proxies.find_caller(client[0], incoming.get(b"x-forwarded-for", "")), 0)
        scheme = incoming.get(b"x-forwarded-proto", "").strip().lower()
        if scheme in {"http", "https"}:
            scope["scheme"] = scheme if scope["type"] == "http" else {"http": "ws", "https": "wss"}[scheme]

    async def _answer(self, scope: Scope, receive: Receive, send: Send, request_id: str) -> None:
        started = time.perf_counter()
        status = 0

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = self._complete(message["headers"], scope["path"], request_id)
            await send(message)

        metrics.requests_running.inc()
        try:
            await self._app(scope, receive, send_with_headers)
        except asyncio.CancelledError:
            status = status or 499  # the caller hung up; nginx's number for it
            raise
        except Exception as error:
            known = _report(error)
            if status:
                # The answer has begun: only cutting it off tells that it is not whole.
                raise
            await problem_response(known, request_id)(scope, receive, send_with_headers)
        finally:
            metrics.requests_running.dec()
            _log_answer(scope, status, time.perf_counter() - started)

    def _complete(self, headers: Any, path: str, request_id: str) -> list[Header]:
        names = {name for name, _ in headers}
        complete = [*headers, *self._fixed, (b"x-request-id", request_id.encode())]
        if b"content-security-policy" not in names:
            complete += [_API_POLICY, _NO_FRAME]
        if b"cache-control" not in names and path.startswith("/api/"):
            keep = b"private, no-cache" if b"etag" in names else b"no-store"
            complete.append((b"cache-control", keep))
        return complete


def _report(error: Exception) -> AlgoristError:
    """What the caller is told of an error; one that nobody foresaw is logged whole, and told as nothing."""
    known = error_of(error)
    if known is not None:
        return known
    metrics.unexpected_errors.inc()
    logger.error("an error that nobody foresaw", exc_info=error)
    return AlgoristError("Something went wrong on our side. Tell us the request id if it happens again.")


def _log_answer(scope: Scope, status: int, seconds: float) -> None:
    method = scope["method"] if scope["method"] in _KNOWN_METHODS else "OTHER"
    route = getattr(scope.get("route"), "path", "") or scope["state"].get("route", "unknown")
    metrics.count_request(method, route, status, seconds)
    level = logging.WARNING if status >= _SERVER_ERROR or seconds > _SLOW_SECONDS else logging.INFO
    if logger.isEnabledFor(level):
        # The path without its query: a query may hold what was never meant for a log.
        client = scope.get("client")
        answered = {
            "method": method,
            "path": scope["path"],
            "route": route,
            "status": status,
            "milliseconds": round(seconds * 1000, 2),
            "address": client[0] if client else "",
        }
        logger.log(level, "answered", extra={"answered": answered})
