"""Bounds on what a caller may send: how much in one body, and how often."""

from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from algorist.auth.rules.guard import Guard
from algorist.errors import TooLarge, TooMany
from algorist.observability import metrics
from algorist.parts import Parts
from algorist.redis.limiter import Allowance
from algorist.web.addresses import limit_key
from algorist.web.headers import Header, encode_headers
from algorist.web.problems import problem_response, request_id_of

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# Where a password or a secret may be guessed, or a mail be caused.
SIGN_IN_PATHS = frozenset(
    f"/api/auth/{name}"
    for name in (
        "login",
        "register",
        "forgot",
        "reset",
        "verify-email",
        "me/password",
        "me/email",
        "second-factor",
        "second-factor/confirm",
        "second-factor/recovery-codes",
    )
)


class BodyLimit:
    """Reads no more of a body than the limit, whatever its length claims to be."""

    def __init__(self, app: ASGIApp, limit: Callable[[], int]) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse by the announced length at once, by the real one while reading."""
        if scope["type"] != "http" or scope["method"] in _SAFE:
            await self._app(scope, receive, send)
            return
        limit = self._limit()
        announced = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if not announced.isdigit() or int(announced) > limit:
            error = TooLarge(f"The body is larger than {limit} bytes, the most that is taken.")
            await problem_response(error, request_id_of(scope))(scope, receive, send)
            return
        read = 0

        async def receive_bounded() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > limit:
                # FastAPI lets this class through while it reads a body; others it would take for a parsing error.
                raise HTTPException(413)
            return message

        await self._app(scope, receive_bounded, send)


class RateLimit:
    """Counts requests by person where a token is known to be good, else by address; sign-in by address besides."""

    def __init__(self, app: ASGIApp, parts: Parts, guard: Guard) -> None:
        self._app = app
        self._parts = parts
        self._guard = guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, marked with what is left, or answer 429."""
        if scope["type"] != "http" or not scope["path"].startswith("/api/"):
            await self._app(scope, receive, send)
            return
        allowance = await self._count(scope)
        marks = _marks(allowance)

        async def send_marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *marks]
            await send(message)

        if allowance.allowed:
            await self._app(scope, receive, send_marked)
            return
        error = TooMany(
            f"At most {allowance.limit} such requests a minute are taken: wait {allowance.reset_seconds} s.",
            retry_after=allowance.reset_seconds,
        )
        await problem_response(error, request_id_of(scope))(scope, receive, send_marked)

    async def _count(self, scope: Scope) -> Allowance:
        settings, limiter = self._parts.settings, self._parts.limiter
        is_read = scope["method"] in _SAFE
        key = self._key_of(scope)
        # Reads are counted in this process: a trip to Redis would cost more than the read itself.
        allowance = await limiter.hit(
            "reads" if is_read else "writes", key, settings.rate_limit_per_minute, shared=not is_read
        )
        if allowance.allowed and not is_read and scope["path"] in SIGN_IN_PATHS:
            address = f"addr:{limit_key(_address_of(scope))}"
            allowance = await limiter.hit("sign-in", address, settings.sign_in_limit_per_minute, shared=True)
        if not allowance.allowed:
            metrics.limited_total.labels("reads" if is_read else "writes").inc()
        return allowance

    def _key_of(self, scope: Scope) -> str:
        for name, value in scope["headers"]:
            if name == b"authorization":
                person = self._guard.watch.find(value.decode("latin-1").partition(" ")[2].strip())
                if person is not None:
                    return f"user:{person.id}"
        return f"addr:{limit_key(_address_of(scope))}"


def _address_of(scope: Scope) -> str:
    client = scope.get("client")
    return client[0] if client else ""


def _marks(allowance: Allowance) -> list[Header]:
    return encode_headers(
        (
            ("ratelimit-limit", str(allowance.limit)),
            ("ratelimit-remaining", str(allowance.remaining)),
            ("ratelimit-reset", str(allowance.reset_seconds)),
        )
    )
