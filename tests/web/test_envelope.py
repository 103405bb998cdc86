"""What every request and every answer carries."""

import logging

import pytest
from tests.service import Service, open_service

from algorist.observability.metrics import render_metrics
from algorist.web.headers import page_policy

pytestmark = pytest.mark.anyio


async def test_a_request_id_comes_back_and_a_strange_one_is_replaced(quick_service: Service):
    client = quick_service.client()
    given = (await client.get("/health", headers={"x-request-id": "trace-1234.abc"})).headers["x-request-id"]
    assert given == "trace-1234.abc"
    for strange in ("short", "with space in it", "x" * 41, "<script>alert(1)</script>", "semi;colon;semi"):
        answered = (await client.get("/health", headers={"x-request-id": strange})).headers["x-request-id"]
        assert answered != strange
        assert len(answered) == 16


async def test_every_answer_of_the_api_has_the_headers_that_keep_a_browser_safe(quick_service: Service):
    person = await quick_service.register()
    for path in ("/api/auth/me", "/api/nosuch", "/health"):
        headers = (await person.client.get(path)).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-frame-options"] == "DENY"
        assert "server" not in headers
        assert "strict-transport-security" not in headers
    assert (await person.client.get("/api/auth/me")).headers["cache-control"] == "no-store"


async def test_in_production_the_cookie_is_secure_and_browsers_are_told_to_stay_on_https(
    tmp_path, sqlite_url, redis_url
):
    secret = "k9#Lq2vX8zR5tY7uW1pE3sD6fG0hJ4bN"
    given = {"mode": "production", "jwt_secret": secret, "public_url": "https://algorist.example"}
    async with open_service(tmp_path, sqlite_url, redis_url, **given) as service:
        person = await service.register()
        answer = await person.client.post("/api/auth/refresh", headers={"cookie": "algorist_refresh=x"})
        assert "max-age=31536000" in answer.headers["strict-transport-security"]
        login = await service.client().post(
            "/api/auth/login", json={"email": person.email, "password": "correct horse battery staple"}
        )
        assert "secure" in login.headers["set-cookie"].lower()


def test_the_page_may_run_its_own_scripts_and_inline_ones_only_by_their_hash():
    policy = page_policy(b"<script>start()</script><script type=module src=/assets/x.js></script>")
    script = next(rule for rule in policy.split("; ") if rule.startswith("script-src"))
    assert script.startswith("script-src 'self' 'sha256-")
    assert "unsafe" not in script
    assert page_policy(b"").count("script-src 'self';") == 1
    assert "frame-ancestors 'none'" in page_policy(b"")
    assert "frame-ancestors *" in page_policy(b"", embeddable=True)


async def test_a_line_of_the_log_names_the_route_and_holds_no_query_and_no_token(quick_service: Service, caplog):
    person = await quick_service.register()
    with caplog.at_level(logging.INFO, logger="algorist.web.envelope"):
        await person.client.get("/api/problems?q=private-words")
    line = next(record for record in caplog.records if record.message == "answered")
    assert (line.answered["path"], line.answered["route"], line.answered["status"]) == (
        "/api/problems",
        "/api/problems",
        200,
    )
    assert "private-words" not in str(line.__dict__)
    assert person.token not in str(line.__dict__)


async def test_metrics_count_by_the_routes_template_and_never_by_an_id(quick_service: Service):
    person = await quick_service.register()
    await person.client.get("/api/problems/12345")
    text = render_metrics()[0].decode()
    assert 'route="/api/problems/{problem_id}"' in text
    assert "12345" not in text


@pytest.mark.parametrize(
    ("peer", "forwarded", "found"),
    [
        ("10.9.9.9", "1.2.3.4", "10.9.9.9"),
        ("127.0.0.1", "1.2.3.4", "1.2.3.4"),
        ("127.0.0.1", "6.6.6.6, 1.2.3.4, 192.168.7.7", "1.2.3.4"),
        ("127.0.0.1", "nonsense, 192.168.7.7", "192.168.7.7"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "::ffff:1.2.3.4", "1.2.3.4"),
    ],
)
async def test_only_our_own_proxies_are_believed_about_the_address(
    tmp_path, sqlite_url, redis_url, peer, forwarded, found
):
    proxies = "127.0.0.1,192.168.0.0/16"
    async with open_service(tmp_path, sqlite_url, redis_url, trusted_proxies=proxies) as service:
        person = await service.register()
        client = service.client(peer, **{"x-forwarded-for": forwarded})
        body = {"email": person.email, "password": "correct horse battery staple"}
        signed = await client.post("/api/auth/login", json=body)
        sessions = await service.bearer(signed.json()["access_token"]).get("/api/auth/sessions")
        assert found in {session["address"] for session in sessions.json()}
