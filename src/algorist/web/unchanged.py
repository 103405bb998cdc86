"""304 without routing and without the database, for a reader whose state is known to be the newest."""

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from algorist.auth.deps import LASTING, unchanged_answer
from algorist.auth.rules.guard import Guard
from algorist.parts.known_tags import Key, KnownTags

_OK = (200, 304)


class Unchanged:
    """Knows the tags of answers whose route said that they last; whoever asks is counted and checked as ever."""

    def __init__(self, app: ASGIApp, known: KnownTags, guard: Guard) -> None:
        self._app = app
        self._known = known
        self._guard = guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 304, or let the request through and remember the tag of its answer."""
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith("/api/"):
            await self._app(scope, receive, send)
            return
        # The first of each name counts, as it does for the routes.
        headers = dict(reversed(scope["headers"]))
        token = headers.get(b"authorization", b"")
        key = (token, scope["path"], scope["query_string"])
        wanted = headers.get(b"if-none-match")
        if wanted is not None and (answer := self._find(scope, key, wanted.decode("latin-1"))):
            await answer(scope, receive, send)
            return
        revision = self._known.revision

        async def send_noticed(message: Message) -> None:
            if message["type"] == "http.response.start" and scope["state"].get(LASTING) and message["status"] in _OK:
                tag = dict(message["headers"]).get(b"etag", b"").decode("latin-1")
                self._known.keep(key, tag, getattr(scope.get("route"), "path", ""), revision)
            await send(message)

        await self._app(scope, receive, send_noticed)

    def _find(self, scope: Scope, key: Key, wanted: str) -> Response | None:
        known = self._known.find(key)
        if known is None or not self._is_signed_in(key[0]):
            return None
        scope["state"]["route"] = known.route
        return unchanged_answer(wanted, known.tag)

    def _is_signed_in(self, authorization: bytes) -> bool:
        """Guests are; a token must still be good, which the routes would have found out."""
        token = authorization.decode("latin-1").partition(" ")[2].strip()
        return not authorization or self._guard.watch.find(token) is not None
