"""Exactly the configured origins, and no origin that merely looks like one."""

import pytest
from tests.service import Service

pytestmark = pytest.mark.anyio
ALLOWED = "http://localhost:5173"


async def test_a_configured_origin_may_read_answers_with_credentials(quick_service: Service):
    answer = await quick_service.client().get("/api/auth/me", headers={"origin": ALLOWED})
    assert answer.headers["access-control-allow-origin"] == ALLOWED
    assert answer.headers["access-control-allow-credentials"] == "true"
    assert "etag" in answer.headers["access-control-expose-headers"]
    assert answer.headers["vary"] == "Origin"


@pytest.mark.parametrize(
    "origin",
    [
        "http://localhost:5173.evil.example",
        "http://localhost:51730",
        "https://localhost:5173",
        "http://localhost",
        "null",
        "http://evil.example",
        "HTTP://LOCALHOST:5173",
    ],
)
async def test_an_origin_that_merely_looks_like_one_may_read_nothing(quick_service: Service, origin: str):
    answer = await quick_service.client().get("/health", headers={"origin": origin})
    assert "access-control-allow-origin" not in answer.headers
    preflight = await quick_service.client().options(
        "/api/jobs", headers={"origin": origin, "access-control-request-method": "POST"}
    )
    assert preflight.status_code == 403
    assert "access-control-allow-origin" not in preflight.headers


async def test_a_preflight_of_a_configured_origin_is_answered(quick_service: Service):
    headers = {"origin": ALLOWED, "access-control-request-method": "PATCH"}
    answer = await quick_service.client().options("/api/problems/1", headers=headers)
    assert answer.status_code == 204
    assert "PATCH" in answer.headers["access-control-allow-methods"]
    assert "if-match" in answer.headers["access-control-allow-headers"]
    assert "*" not in answer.headers["access-control-allow-origin"]
