"""Health tells the truth: with everything up, with Redis away, with the database away, without a worker."""

import pytest
from sqlalchemy import text
from tests.service import Service, open_service

from algorist.db.columns import now
from algorist.db.tables import WorkerBeat
from algorist.errors import NotSignedIn

pytestmark = pytest.mark.anyio
GONE = "redis://127.0.0.1:1/0"


def states(answer) -> dict[str, str]:
    return {check["name"]: check["state"] for check in answer.json()["checks"]}


async def beat(service: Service, tier: str) -> None:
    async with service.parts.database.transaction() as tx:
        tx.add(WorkerBeat(name=f"w-{tier}", host="h", pid=1, version="0", tier=tier, concurrency=1, beat_at=now()))


async def test_a_process_that_answers_lives_and_is_ready_when_all_it_needs_answers(service: Service):
    assert (await service.client().get("/health")).json()["status"] == "ok"
    await beat(service, "strong")
    answer = await service.client().get("/health/ready")
    assert answer.status_code == 200
    assert states(answer) == {"database": "ok", "redis": "ok", "queue": "ok", "sandbox": "ok"}
    assert all(check["words"] and check["latency_ms"] >= 0 for check in answer.json()["checks"])


async def test_without_a_worker_or_a_sandbox_it_says_so(service: Service):
    answer = await service.client().get("/health/ready")
    assert (answer.status_code, answer.json()["status"], states(answer)["sandbox"]) == (200, "degraded", "degraded")
    await beat(service, "none")
    answer = await service.client().get("/health/ready")
    assert "NOT SANDBOXED" in answer.text


async def test_without_redis_it_is_not_ready_and_everything_that_needs_none_goes_on(tmp_path, database_url):
    async with open_service(tmp_path, database_url, GONE) as service:
        answer = await service.client().get("/health/ready")
        assert answer.status_code == 503
        assert states(answer)["redis"] == "down"
        assert states(answer)["queue"] == "down"
        assert (await service.client().get("/health")).status_code == 200
        person = await service.register()
        assert (await person.client.get("/api/problems")).status_code == 200
        ticket = (await person.client.post("/api/auth/socket-ticket")).json()["ticket"]
        assert (await service.guard.tickets.redeem(ticket)).id == person.id
        with pytest.raises(NotSignedIn):
            await service.guard.tickets.redeem(ticket)


async def test_with_the_database_away_it_is_not_ready_and_answers_are_honest_503s(tmp_path, redis_url):
    url = "mysql://root@127.0.0.1:1/nowhere"
    async with open_service(tmp_path, url, redis_url) as service:
        answer = await service.client().get("/health/ready")
        assert (answer.status_code, states(answer)["database"]) == (503, "down")
        assert (await service.client().get("/health")).status_code == 200
        for method, path, body in (
            ("GET", "/api/problems", None),
            ("POST", "/api/auth/login", {"email": "a@b.test", "password": "x"}),
            ("POST", "/api/auth/forgot", {"email": "a@b.test"}),
        ):
            refused = await service.client().request(method, path, json=body)
            assert (refused.status_code, refused.json()["code"]) == (503, "database_away"), refused.text
            assert int(refused.headers["retry-after"]) >= 1
            assert "127.0.0.1" not in refused.text


async def test_tables_of_another_version_are_not_ready(service: Service):
    async with service.parts.database.transaction() as tx:
        await tx.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    answer = await service.client().get("/health/ready")
    assert answer.status_code == 503
    assert "algorist migrate" in answer.text


async def test_metrics_are_for_this_machine_only_unless_a_token_is_set(tmp_path, database_url, redis_url):
    async with open_service(tmp_path, database_url, redis_url) as service:
        here = await service.client("127.0.0.1").get("/metrics")
        assert here.status_code == 200
        assert "algorist_http_requests_total" in here.text
        assert "algorist_users" in here.text
        assert (await service.client("10.0.0.1").get("/metrics")).status_code == 403
        proxied = service.client("127.0.0.1", **{"x-forwarded-for": "8.8.8.8"})
        assert (await proxied.get("/metrics")).status_code == 403
    async with open_service(tmp_path, database_url, redis_url, metrics_token="prometheus-reads-this") as service:
        assert (await service.client("127.0.0.1").get("/metrics")).status_code == 403
        assert (await service.bearer("prometheus-reads-this").get("/metrics")).status_code == 200
