"""Rate limits: by address and by person, shared by all processes, and open rather than shut without Redis."""

import pytest
from tests.service import Service, open_service

pytestmark = pytest.mark.anyio


async def sign_in_wrongly(service: Service, address: str, email: str = "nobody@example.test") -> int:
    body = {"email": email, "password": "not this one"}
    return (await service.client(address).post("/api/auth/login", json=body)).status_code


async def test_too_many_requests_of_an_address_are_a_429_that_says_when_to_come_back(tmp_path, sqlite_url, redis_url):
    async with open_service(tmp_path, sqlite_url, redis_url, rate_limit_per_minute=5) as service:
        client = service.client("10.7.7.7")
        answers = [await client.get("/api/problems") for _ in range(7)]
        assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 2
        assert answers[0].headers["ratelimit-limit"] == "5"
        assert [answer.headers["ratelimit-remaining"] for answer in answers] == ["4", "3", "2", "1", "0", "0", "0"]
        refused = answers[-1]
        assert refused.json()["code"] == "too_many"
        assert 0 < int(refused.headers["retry-after"]) <= 60
        assert (await service.client("10.7.7.8").get("/api/problems")).status_code == 200
        assert (await client.get("/health")).status_code == 200


async def test_people_behind_one_address_are_counted_each_by_themselves(tmp_path, sqlite_url, redis_url):
    async with open_service(tmp_path, sqlite_url, redis_url, rate_limit_per_minute=8) as service:
        first = await service.register(address="10.8.8.8")
        second = await service.register(address="10.8.8.8")
        await first.client.get("/api/auth/me")
        await second.client.get("/api/auth/me")
        for _ in range(8):
            await first.client.get("/api/problems")
        assert (await first.client.get("/api/problems")).status_code == 429
        assert (await second.client.get("/api/problems")).status_code == 200


async def test_sign_in_has_a_smaller_limit_of_its_own(tmp_path, sqlite_url, redis_url):
    async with open_service(tmp_path, sqlite_url, redis_url, sign_in_limit_per_minute=3) as service:
        assert [await sign_in_wrongly(service, "10.7.7.7") for _ in range(5)] == [401, 401, 401, 429, 429]
        assert await sign_in_wrongly(service, "10.7.7.8") == 401


async def test_one_account_cannot_be_tried_without_end_from_many_addresses(quick_service: Service):
    person = await quick_service.register()
    statuses = [await sign_in_wrongly(quick_service, f"10.9.0.{number}", person.email) for number in range(31)]
    assert statuses.count(401) == 30
    assert statuses[-1] == 429
    assert await sign_in_wrongly(quick_service, "10.9.1.1") == 401


async def test_addresses_of_one_ipv6_household_count_as_one(tmp_path, sqlite_url, redis_url):
    async with open_service(tmp_path, sqlite_url, redis_url, sign_in_limit_per_minute=3) as service:
        statuses = [await sign_in_wrongly(service, f"2001:db8::{number}") for number in range(1, 6)]
        assert statuses == [401, 401, 401, 429, 429]
        assert await sign_in_wrongly(service, "2001:db8:0:1::1") == 401


async def test_two_processes_share_one_count(tmp_path, sqlite_url, redis_url):
    limits = {"sign_in_limit_per_minute": 4}
    async with (
        open_service(tmp_path, sqlite_url, redis_url, **limits) as one,
        open_service(tmp_path, sqlite_url, redis_url, **limits) as other,
    ):
        statuses = [await sign_in_wrongly(service, "10.7.7.7") for service in (one, other) * 3]
        assert statuses == [401] * 4 + [429] * 2


async def test_without_redis_each_process_counts_by_itself(tmp_path, sqlite_url):
    gone = "redis://127.0.0.1:1/0"
    async with open_service(tmp_path, sqlite_url, gone, sign_in_limit_per_minute=2) as service:
        assert [await sign_in_wrongly(service, "10.7.7.7") for _ in range(3)] == [401, 401, 429]
