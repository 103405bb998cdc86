"""Dependencies of every room's routes that are not about the person: parts, origin, ids, pages, entity tags."""

import hashlib
from collections.abc import AsyncIterator, Mapping
from typing import Annotated

from fastapi import Depends, Path, Query, Request, Response
from fastapi.responses import StreamingResponse

from algorist.auth.rules.guard import Guard
from algorist.auth.rules.words import Origin
from algorist.errors import PreconditionFailed
from algorist.parts import Parts

LARGEST_ID = 2**63 - 1
# What a route sets in the state of a request whose answer lasts until something is written.
LASTING = "lasting"
RowId = Annotated[int, Path(ge=1, le=LARGEST_ID)]
Cursor = Annotated[str | None, Query(max_length=120, description="`next_cursor` of the page before.")]
PageSize = Annotated[int, Query(ge=1, le=100, description="Rows of a page.")]


async def parts_of(request: Request) -> Parts:
    """The parts of this process."""
    parts: Parts = request.app.state.parts
    return parts


async def guard_of(request: Request) -> Guard:
    """The guard of this process."""
    guard: Guard = request.app.state.guard
    return guard


async def origin_of(request: Request) -> Origin:
    """Where the request came from; the web room has already seen to trusted proxies."""
    return Origin(
        address=request.client.host if request.client else "",
        user_agent=request.headers.get("user-agent", "")[:255],
        request_id=request.scope.get("state", {}).get("request_id", ""),
    )


PartsDep = Annotated[Parts, Depends(parts_of)]
GuardDep = Annotated[Guard, Depends(guard_of)]
OriginDep = Annotated[Origin, Depends(origin_of)]


def entity_tag(*state: object) -> str:
    """The ETag of what has this state, strong: `"7.2"`. What can be changed has its revision as the first part."""
    return '"' + ".".join(map(str, state)) + '"'


def is_conditional(request: Request) -> bool:
    """Whether the reader has some state already: then the small read that gives the tag comes before the body."""
    return "if-none-match" in request.headers


def json_answer(body: bytes, tag: str | None = None) -> Response:
    """JSON that is encoded already, with the entity tag of its state where it has one."""
    if tag is None:
        return Response(body, media_type="application/json")
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    return Response(body, media_type="application/json", headers=headers)


def not_modified(request: Request, tag: str) -> Response | None:
    """The 304 for a reader that has this state already; None when the state must be sent."""
    wanted = request.headers.get("if-none-match")
    return None if wanted is None else unchanged_answer(wanted, tag)


def unchanged_answer(wanted: str, tag: str) -> Response | None:
    """The 304 where `wanted`, an If-None-Match, names this tag."""
    if not (wanted == "*" or tag in _tags(wanted)):
        return None
    return Response(status_code=304, headers={"etag": tag, "cache-control": "private, no-cache"})


def lasting_answer(request: Request, body: bytes) -> Response:
    """JSON whose tag is its content's, or the 304 for a reader that has it. It changes only with the tables of
    problems and algorithms, so that the web room may answer the next such reader by itself (`parts.known_tags`).
    """
    request.scope["state"][LASTING] = True
    tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    return not_modified(request, tag) or json_answer(body, tag)


async def file_answer(
    pieces: AsyncIterator[bytes], name: str, media_type: str, headers: Mapping[str, str] | None = None
) -> StreamingResponse:
    """A file to take away. Its first piece is asked for before the answer begins: what is gone, busy or away by then is
    an error like any other, not a file that breaks off.
    """
    first = await anext(pieces, b"")
    attached = {"content-disposition": f'attachment; filename="{name}"', **(headers or {})}
    return StreamingResponse(_continued(first, pieces), media_type=media_type, headers=attached)


async def _continued(first: bytes, pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for piece in pieces:
        yield piece


def check_if_match(request: Request, revision: int) -> None:
    """Refuse to change what somebody else has changed since it was read. Without If-Match there is nothing to check.

    Only the revision counts: a search that has found a better algorithm meanwhile takes nobody's edit away.

    Raises:
        PreconditionFailed: the state has moved on.
    """
    wanted = request.headers.get("if-match")
    if wanted is not None and wanted != "*" and str(revision) not in {_first_part(tag) for tag in _tags(wanted)}:
        raise PreconditionFailed("It was changed meanwhile: load it again and repeat your change.")


def _first_part(tag: str) -> str:
    return tag.strip('"').partition(".")[0]


def _tags(header: str) -> set[str]:
    return {part.strip().removeprefix("W/") for part in header.split(",")}
