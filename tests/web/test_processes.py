"""Several processes of one installation: what one ends, the others know."""

import asyncio
import time

import pytest
from tests.service import PASSWORD, open_service

from algorist.auth.tasks import recheck_grants

pytestmark = pytest.mark.anyio
GONE = "redis://127.0.0.1:1/0"


async def until_refused(client, seconds: float) -> float:
    started = time.monotonic()
    while time.monotonic() - started < seconds:
        if (await client.get("/api/auth/me")).status_code == 401:
            return time.monotonic() - started
        await asyncio.sleep(0.01)
    raise AssertionError("the token is still good")


async def test_a_session_ended_in_one_process_is_void_in_another_within_a_moment(tmp_path, database_url, redis_url):
    async with (
        open_service(tmp_path, database_url, redis_url) as one,
        open_service(tmp_path, database_url, redis_url) as other,
    ):
        person = await one.register()
        elsewhere = other.bearer(person.token)
        assert (await elsewhere.get("/api/auth/me")).status_code == 200
        await asyncio.sleep(0.2)  # both have begun to listen
        assert (await elsewhere.get("/api/auth/me")).status_code == 200
        await person.client.post("/api/auth/logout")
        assert await until_refused(elsewhere, 2) < 1.0


async def test_without_redis_the_database_is_asked_again_every_few_seconds(tmp_path, database_url):
    async with open_service(tmp_path, database_url, GONE) as one, open_service(tmp_path, database_url, GONE) as other:
        person, bystander = await one.register(), await one.register()
        elsewhere = other.bearer(person.token)
        assert (await elsewhere.get("/api/auth/me")).status_code == 200
        await person.client.post("/api/auth/logout-all")
        for _ in range(20):
            assert (await other.bearer(bystander.token).get("/api/auth/me")).status_code == 200
            await recheck_grants(other.parts, other.guard)
            # The listener, too, forgets everything when it finds Redis away: then the bystander is asked for again.
            if other.guard.watch.find(bystander.token) is not None:
                break
        assert other.guard.watch.find(bystander.token) is not None
        assert other.guard.watch.find(person.token) is None
        assert (await elsewhere.get("/api/auth/me")).status_code == 401


async def test_a_ticket_of_one_process_opens_once_in_another(tmp_path, database_url, redis_url):
    async with (
        open_service(tmp_path, database_url, redis_url) as one,
        open_service(tmp_path, database_url, redis_url) as other,
    ):
        person = await one.register()
        ticket = (await person.client.post("/api/auth/socket-ticket")).json()["ticket"]
        assert (await other.guard.tickets.redeem(ticket)).id == person.id
        with pytest.raises(Exception, match="used or too old"):
            await one.guard.tickets.redeem(ticket)


async def test_a_flood_of_sign_ins_is_told_to_come_back_while_reads_go_on(tmp_path, database_url, redis_url):
    async with open_service(tmp_path, database_url, redis_url, bcrypt_cost=8) as service:
        person = await service.register()

        async def sign_in(number: int) -> int:
            body = {"email": f"nobody{number}@example.test", "password": PASSWORD}
            return (await service.client(f"10.3.0.{number}").post("/api/auth/login", json=body)).status_code

        flood = [asyncio.create_task(sign_in(number)) for number in range(150)]
        waits = []
        for _ in range(20):
            started = time.perf_counter()
            assert (await person.client.get("/api/auth/me")).status_code == 200
            waits.append(time.perf_counter() - started)
            await asyncio.sleep(0.01)
        statuses = await asyncio.gather(*flood)
        assert set(statuses) == {401, 503}
        assert sorted(waits)[10] < 0.5
        assert (await person.client.get("/health")).status_code == 200
