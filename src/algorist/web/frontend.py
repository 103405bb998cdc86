"""Serves the built page: its files with long lives, and for every other address the page itself, which routes on."""

import asyncio
import gzip
import mimetypes
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from algorist.web.headers import FILE_POLICY, page_policy

_LONG = "public, max-age=31536000, immutable"
_SMALL = 1024
_CARD = 300
_TITLE = re.compile(rb"<title>[^<]*</title>")
_NOT_PAGES = ("/api/", "/ws", "/health", "/metrics")
_COMPRESSIBLE = ("text/", "application/javascript", "application/json", "image/svg+xml", "application/wasm")
_MISSING = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>Algorist</title>"
    "<h1>Algorist</h1><p>The API runs. The page is not built yet: run <code>make up</code>, "
    "or set <code>ALGORIST_FRONTEND_DIR</code>."
)

Card = tuple[str, str]
"""A title and a sentence."""


@dataclass(slots=True)
class _File:
    path: Path
    media_type: str
    is_hashed: bool
    tag: str
    compressed: bytes | None = None


class Frontend:
    """The files found at start; nothing outside that list is ever read, so no path can climb out of the folder."""

    def __init__(self, folder: Path | None, describe: Callable[[str], Awaitable[Card | None]]) -> None:
        self._files = _find_files(folder) if folder is not None else {}
        index = self._files.get("/index.html")
        self._index = index.path.read_bytes() if index else _MISSING.encode()
        self._describe = describe
        self._policy = page_policy(self._index)
        self._embeddable_policy = page_policy(self._index, embeddable=True)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what no route took."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 4404, "reason": "There is no socket here."})
            return
        request = Request(scope, receive)
        path = request.url.path
        if path.startswith(_NOT_PAGES) or path in {"/api", "/health"}:
            raise HTTPException(404)
        if request.method not in {"GET", "HEAD"}:
            raise HTTPException(405, headers={"allow": "GET, HEAD"})
        scope["state"]["route"] = "page"
        file = self._files.get(path)
        if file is None and path.rsplit("/", 1)[-1].endswith((".js", ".css", ".map", ".png", ".woff2", ".wasm")):
            raise HTTPException(404)
        is_page = file is None or path == "/index.html"
        try:
            response = await self._page(path) if is_page or file is None else await _answer_file(file, request)
        except FileNotFoundError as gone:  # the page was built anew since this process started
            raise HTTPException(404) from gone
        await response(scope, receive, send)

    async def _page(self, path: str) -> Response:
        """A shared link may be shown inside another site's page, and says what it is; nothing else may or does."""
        headers = {"cache-control": "no-cache"}
        if not path.startswith("/s/"):
            headers |= {"content-security-policy": self._policy, "x-frame-options": "DENY"}
            return Response(self._index, media_type="text/html", headers=headers)
        headers["content-security-policy"] = self._embeddable_policy
        card = await self._describe(path.removeprefix("/s/"))
        content = self._index if card is None else _with_card(self._index, card)
        return Response(content, media_type="text/html", headers=headers)


def _with_card(index: bytes, card: Card) -> bytes:
    """The page with a title and the words that chats and search engines show of it, in the Open Graph's names."""
    title, words = (escape(text[:_CARD], quote=True) for text in card)
    tags = (
        f"<title>{title} · Algorist</title>"
        f'<meta property="og:title" content="{title}"><meta property="og:description" content="{words}">'
        '<meta property="og:type" content="article"><meta property="og:site_name" content="Algorist">'
    )
    return _TITLE.sub(lambda _: tags.encode(), index, count=1)


async def _answer_file(file: _File, request: Request) -> Response:
    headers = {
        "cache-control": _LONG if file.is_hashed else "no-cache",
        "etag": file.tag,
        "vary": "Accept-Encoding",
        "content-security-policy": FILE_POLICY,
    }
    if file.tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if file.media_type.startswith(_COMPRESSIBLE) and "gzip" in request.headers.get("accept-encoding", ""):
        if file.compressed is None:
            file.compressed = await asyncio.to_thread(_compress, file.path)
        headers["content-encoding"] = "gzip"
        return Response(file.compressed, media_type=file.media_type, headers=headers)
    content = await asyncio.to_thread(file.path.read_bytes)
    return Response(content, media_type=file.media_type, headers=headers)


def _compress(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)


def _find_files(folder: Path) -> Mapping[str, _File]:
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            name = "/" + path.relative_to(folder).as_posix()
            media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            state = path.stat()
            tag = f'"{state.st_size:x}-{state.st_mtime_ns:x}"'
            found[name] = _File(path, media_type, name.startswith("/assets/"), tag)
    return found


def find_frontend(configured: Path | None) -> Path | None:
    """The folder of the built page: the one that was set, else in the package, else beside the source."""
    if configured is not None:
        return configured if (configured / "index.html").is_file() else None
    package = Path(__file__).resolve().parents[1]
    candidates = (package / "frontend", package.parents[1] / "frontend" / "dist")
    return next((folder for folder in candidates if (folder / "index.html").is_file()), None)
