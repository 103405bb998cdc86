"""The short way to a route: whatever is sent, the answer is FastAPI's."""

from collections.abc import AsyncIterator
from enum import StrEnum
from typing import Annotated, Literal

import httpx
import pytest
from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException, Query, Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel, ConfigDict, Field

from algorist.auth.deps.quick import quick_handler
from algorist.auth.deps.routers import RoomRouter
from algorist.web.app import ROUTERS

pytestmark = pytest.mark.anyio


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Cat(BaseModel):
    model_config = ConfigDict(extra="forbid")
    type: Literal["cat"]
    lives: int = Field(9, ge=0)


class Dog(BaseModel):
    type: Literal["dog"]
    name: Annotated[str, Field(max_length=5)]


Pet = Annotated[Cat | Dog, Field(discriminator="type")]


async def name_of(request: Request) -> str:
    if "x-nobody" in request.headers:
        raise HTTPException(401, "nobody")
    return request.headers.get("x-name", "somebody")


async def check_gate(request: Request) -> None:
    if "x-shut" in request.headers:
        raise HTTPException(403, "shut")


async def read(
    number: int,
    name: Annotated[str, Depends(name_of)],
    request: Request,
    colour: Colour | None = None,
    size: Annotated[int, Query(ge=1, le=100)] = 20,
    kind: Annotated[Literal["a", "b"], Query(alias="k-ind")] = "a",
    some_key: Annotated[str | None, Header(min_length=2)] = None,
) -> Response:
    return Response(repr((number, name, colour, size, kind, some_key, request.method)))


async def search(word: str, name: Annotated[str, Depends(name_of)]) -> Response:
    return Response(repr((word, name)))


async def write(body: Pet, name: Annotated[str, Depends(name_of)]) -> Response:
    return Response(repr((body, name)), 202)


def clients() -> list[httpx.AsyncClient]:
    """The same routes on the short way and on FastAPI's."""
    made = []
    gate = [Depends(check_gate)]
    for router in (RoomRouter("/api", dependencies=gate), APIRouter(prefix="/api", dependencies=gate)):
        router.get("/things/{number}")(read)
        router.get("/things")(search)
        router.post("/things")(write)
        app = FastAPI()
        if isinstance(router, RoomRouter):
            app.router.routes.append(router)
        else:
            app.include_router(router)
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        made.append(httpx.AsyncClient(transport=transport, base_url="http://test"))
    return made


JSON = {"content-type": "application/json"}
REQUESTS = [
    ("GET", "/api/things/7", {}, None),
    ("GET", "/api/things/7?size=3&colour=red&k-ind=b", {"some-key": "abc", "x-name": "me"}, None),
    ("GET", "/api/things/7?size=3&size=4&unknown=1", {"some-key": "abc", "Some-Key": "d"}, None),
    ("GET", "/api/things/7?size=%203%20&colour=", {}, None),
    ("GET", "/api/things/x?size=0&colour=green&k-ind=c", {"some-key": "a"}, None),
    ("GET", "/api/things/x", {"x-nobody": "1"}, None),
    ("GET", "/api/things/1", {"x-shut": "1"}, None),
    ("GET", "/api/things", {}, None),
    ("GET", "/api/things?word=%F0%9F%98%80", {}, None),
    ("DELETE", "/api/things", {}, None),
    ("GET", "/api/nothing", {}, None),
    ("POST", "/api/things", JSON, b'{"type": "cat"}'),
    ("POST", "/api/things", JSON, b'{"type": "cat", "lives": "3"}'),
    ("POST", "/api/things", JSON, b'{"type": "cat", "lives": 1e400}'),
    ("POST", "/api/things", JSON, b'{"type": "cat", "lives": 1, "lives": 2}'),
    ("POST", "/api/things", JSON, b'{"type": "cat", "tail": 1}'),
    ("POST", "/api/things", JSON, b'{"type": "dog", "name": "\\ud800"}'),
    ("POST", "/api/things", JSON, b'{"type": "cow"}'),
    ("POST", "/api/things", JSON, b"\xff"),
    ("POST", "/api/things", JSON, b""),
    ("POST", "/api/things", JSON, b"{"),
    ("POST", "/api/things", JSON | {"x-nobody": "1"}, b"{"),
    ("POST", "/api/things", JSON | {"x-nobody": "1"}, b'{"type": "cow"}'),
    ("POST", "/api/things", JSON, b"[" * 100_000),
    ("POST", "/api/things", {"content-type": "application/json; charset=utf-8"}, b'{"type": "cat"}'),
    ("POST", "/api/things", {"content-type": "text/plain"}, b'{"type": "cat"}'),
    ("POST", "/api/things", {}, b'{"type": "cat"}'),
]


@pytest.mark.parametrize(("method", "path", "headers", "body"), REQUESTS)
async def test_the_answer_is_that_of_fastapi(method, path, headers, body):
    answers = []
    for client in clients():
        async with client:
            answer = await client.request(method, path, headers=headers, content=body)
        answers.append((answer.status_code, answer.text, dict(answer.headers)))
    assert answers[0] == answers[1]


async def test_a_body_that_breaks_off_is_a_400_as_ever():
    async def broken() -> AsyncIterator[bytes]:
        yield b'{"type": '
        raise RuntimeError("gone")

    for client in clients():
        async with client:
            answer = await client.post("/api/things", headers=JSON, content=broken())
        assert answer.status_code == 400


def test_what_is_asked_most_takes_the_short_way():
    def usual(_request):
        raise AssertionError

    routes = [route for room in ROUTERS for route in room.routes if isinstance(route, APIRoute)]
    quick = {route.name for route in routes if quick_handler(route, usual) is not usual}
    assert {"list_jobs", "create_job", "read_job", "read_algorithm", "read_problem", "list_problems"} <= quick
