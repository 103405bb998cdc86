"""Every error is problem+json, with the field and the mend, and nothing of the inside."""

import asyncio
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from fastapi import APIRouter
from sqlalchemy import text
from tests.service import PASSWORD, Service

from algorist.web.openapi import make_document
from algorist.web.problems import MEDIA_TYPE, field_path

pytestmark = pytest.mark.anyio


def check_problem(answer: httpx.Response, status: int, code: str) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == MEDIA_TYPE
    body: dict[str, Any] = answer.json()
    assert (body["status"], body["code"]) == (status, code)
    assert body["request_id"] == answer.headers["x-request-id"]
    assert body["type"] == f"/problems/{code}"
    assert body["title"]
    assert body["detail"]
    return body


async def test_an_unknown_address_of_the_api_is_a_problem_and_not_the_page(quick_service: Service):
    for path in ("/api/nosuch", "/api", "/api/auth/nosuch/", "/health/nosuch"):
        check_problem(await quick_service.client().get(path), 404, "not_found")


async def test_a_wrong_method_is_a_problem_that_names_the_right_ones(quick_service: Service):
    answer = await quick_service.client().get("/api/auth/login")
    check_problem(answer, 405, "method_not_allowed")
    assert answer.headers["allow"] == "POST"
    check_problem(await quick_service.client().post("/some/page"), 405, "method_not_allowed")


async def test_malformed_json_is_a_400_that_says_where(quick_service: Service):
    for content in (b'{"email": ', b"\xff\xfe", b"nonsense", b"\x00"):
        headers = {"content-type": "application/json"}
        answer = await quick_service.client().post("/api/auth/login", content=content, headers=headers)
        assert answer.status_code in {400, 422}, (content, answer.text)
        assert answer.headers["content-type"] == MEDIA_TYPE


async def test_a_field_that_does_not_fit_is_named_with_the_mend(quick_service: Service):
    body = {"email": "nonsense", "password": PASSWORD, "name": "", "extra": 1}
    found = check_problem(await quick_service.client().post("/api/auth/register", json=body), 422, "invalid_input")
    assert {fault["field"] for fault in found["errors"]} == {"email", "name", "extra"}
    assert "name@example.org" in next(fault["message"] for fault in found["errors"] if fault["field"] == "email")


def test_a_place_in_the_input_reads_as_people_write_it():
    assert field_path(("body", "examples", 2, "args", 0)) == "examples[2].args[0]"
    assert field_path(("query", "limit")) == "limit"


async def test_a_body_that_is_too_large_is_a_413_by_its_length_and_by_its_bytes(quick_service: Service):
    large = b'{"x": "' + b"x" * quick_service.parts.settings.body_limit_bytes + b'"}'

    async def stream():
        for start in range(0, len(large), 65536):
            yield large[start : start + 65536]

    headers = {"content-type": "application/json"}
    check_problem(
        await quick_service.client().post("/api/auth/login", content=large, headers=headers), 413, "too_large"
    )
    check_problem(
        await quick_service.client().post("/api/auth/login", content=stream(), headers=headers), 413, "too_large"
    )


@pytest.mark.parametrize("length", ["-1", "1e3", "", "999999999999999999999999"])
async def test_a_strange_announced_length_harms_nobody(quick_service: Service, length: str):
    headers = {"content-type": "application/json", "content-length": length}
    answer = await quick_service.client().post("/api/auth/login", content=b"{}", headers=headers)
    assert answer.status_code in {400, 413, 422}


async def test_an_error_that_nobody_foresaw_tells_nothing_and_ends_nothing(quick_service: Service):
    router = APIRouter()

    @router.get("/api/broken")
    async def broken():
        raise ZeroDivisionError("secret inside")

    quick_service.app.include_router(router)
    answer = await quick_service.client().get("/api/broken")
    check_problem(answer, 500, "internal")
    assert "secret" not in answer.text
    assert "ZeroDivision" not in answer.text
    assert (await quick_service.client().get("/health")).status_code == 200


async def test_a_value_that_a_column_cannot_hold_is_a_422(service: Service):
    router = APIRouter()

    @router.get("/api/long")
    async def long():
        async with service.parts.database.transaction() as tx:
            name = "x" * 500
            await tx.execute(text(f"UPDATE users SET name = '{name}', role = '{name}'"))

    service.app.include_router(router)
    await service.register()
    answer = await service.client().get("/api/long")
    if not service.parts.database.is_sqlite:
        check_problem(answer, 422, "value_too_large")


@pytest.mark.parametrize(
    "number", ["0", "-1", "99999999999999999999", "9223372036854775808", "1e5", "abc", "1.5", "%00"]
)
async def test_a_strange_id_is_a_422_or_a_404_and_never_an_error(service: Service, number: str):
    admin = await service.register()
    for path in (f"/api/admin/users/{number}", f"/api/problems/{number}", f"/api/jobs/{number}"):
        assert (await admin.client.get(path)).status_code in {404, 422}, path


async def test_a_number_of_a_body_that_no_column_holds_is_a_422(service: Service):
    ada = await service.register("ada")
    for number in (-(10**27), -1, 2**63, 10**400):
        body = b'{"source": "x", "name": "x", "problem_id": %s}' % str(number).encode()
        answer = await ada.client.post("/api/algorithms", content=body, headers={"content-type": "application/json"})
        assert answer.status_code == 422, answer.text


async def test_a_value_that_sqlite_cannot_hold_is_a_422_too(quick_service: Service):
    router = APIRouter()

    @router.get("/api/{place}")
    async def out_of_place(place: str):
        value = 10**30 if place == "number" else "\ud800"
        async with quick_service.parts.database.transaction() as tx:
            await tx.execute(text("UPDATE users SET name = :value"), {"value": value})

    quick_service.app.include_router(router)
    for place in ("number", "text"):
        check_problem(await quick_service.client().get(f"/api/{place}"), 422, "value_too_large")


def test_every_whole_number_that_may_be_sent_has_bounds():
    document = make_document()
    unbounded = [place for place, schema in _numbers_sent(document) if not _is_bounded(schema)]
    assert unbounded == ["put /api/admin/settings/{name} .value"]  # held against the setting's own


def _numbers_sent(document: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each integer among the parameters and bodies of requests, and where it stands."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            for parameter in operation.get("parameters", ()):
                yield from _numbers_in(document, parameter["schema"], f"{method} {path} {parameter['name']}")
            for content in operation.get("requestBody", {}).get("content", {}).values():
                yield from _numbers_in(document, content["schema"], f"{method} {path} ")


def _numbers_in(document: Any, schema: Any, place: str, seen: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    name = schema.get("$ref", "").rpartition("/")[2]
    if name and name not in seen:
        yield from _numbers_in(document, document["components"]["schemas"][name], place, (*seen, name))
    if schema.get("type") == "integer" and "const" not in schema:
        yield place, schema
    for key, part in _parts_of(schema):
        yield from _numbers_in(document, part, place + key, seen)


def _parts_of(schema: Any) -> list[tuple[str, Any]]:
    parts = [("", part) for key in ("anyOf", "oneOf", "allOf", "prefixItems") for part in schema.get(key, ())]
    parts += [("[]", schema[key]) for key in ("items", "additionalProperties") if isinstance(schema.get(key), dict)]
    return parts + [(f".{name}", part) for name, part in schema.get("properties", {}).items()]


def _is_bounded(schema: dict[str, Any]) -> bool:
    return bool({"minimum", "exclusiveMinimum"} & schema.keys() and {"maximum", "exclusiveMaximum"} & schema.keys())


@pytest.mark.parametrize(
    "query",
    [
        "limit=abc",
        "limit=0",
        "limit=1000000",
        "cursor=%00",
        "cursor=x",
        "type[nosuch]=1",
        "type[type]=1",
        "limit=1&limit=2",
        "q=%ff",
        "cursor=OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTkuMQ",
    ],
)
async def test_a_strange_query_never_reaches_the_database_as_anything_but_a_value(service: Service, query: str):
    admin = await service.register()
    for path in ("/api/problems", "/api/algorithms", "/api/jobs", "/api/admin/users", "/api/admin/audit"):
        answer = await admin.client.get(f"{path}?{query}")
        assert answer.status_code in {200, 422}, (path, answer.text)


async def test_names_of_any_length_and_script_do_not_end_the_process(service: Service):
    for name in (
        "x" * 300,
        "\x00",
        "𝕏" * 121,
        "名" * 120,
        "'; DROP TABLE users; --",
        "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    ):
        body = {"email": f"n{abs(hash(name))}@example.test", "password": PASSWORD, "name": name}
        answer = await service.client().post("/api/auth/register", json=body)
        assert answer.status_code in {201, 422}, answer.text
    lone = b'{"email": "a@b.test", "password": "correct horse battery", "name": "\\ud800"}'
    answer = await service.client().post(
        "/api/auth/register", content=lone, headers={"content-type": "application/json"}
    )
    assert answer.status_code in {400, 422}, answer.text
    assert (await service.client().get("/health")).status_code == 200


async def test_a_caller_that_hangs_up_harms_nobody(service: Service):
    person = await service.register()
    calls = [asyncio.create_task(person.client.get("/api/problems")) for _ in range(30)]
    await asyncio.sleep(0)
    for call in calls[::2]:
        call.cancel()
    answers = await asyncio.gather(*calls, return_exceptions=True)
    assert all(getattr(one, "status_code", 200) == 200 for one in answers)
    assert (await person.client.get("/api/auth/me")).status_code == 200
