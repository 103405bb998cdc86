"""What administrators can do, and nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from tests.service import PASSWORD, Service

from algorist.db.columns import now
from algorist.db.tables import AuditEntry, Job, JobStep, Mail, WorkerBeat
from algorist.notifications.rules.retries import MOST_TRIES

pytestmark = pytest.mark.anyio


async def add_job(service: Service, user_id: int, state: str = "queued", **values: Any) -> int:
    async with service.parts.database.transaction() as tx:
        job = Job(user_id=user_id, type="generate", state=state, input={}, **values)
        tx.add(job)
        await tx.flush()
        return job.id


async def audit_of(service: Service, action: str) -> list[AuditEntry]:
    async with service.parts.database.reading() as session:
        return list(await session.scalars(select(AuditEntry).where(AuditEntry.action == action)))


async def test_people_are_listed_in_pages_and_found_by_part_of_address_or_name(service: Service):
    admin = await service.register("root")
    for name in ("ada", "grace", "barbara"):
        await service.register(name)
    first = (await admin.client.get("/api/admin/users?limit=3")).json()
    rest = (await admin.client.get(f"/api/admin/users?limit=3&cursor={first['next_cursor']}")).json()
    assert [row["name"] for row in first["items"] + rest["items"]] == ["barbara", "grace", "ada", "root"]
    assert rest["next_cursor"] is None
    for search, names in (
        ("GRA", ["grace"]),
        ("example.test", ["barbara", "grace", "ada", "root"]),
        ("%", []),
        ("_", []),
    ):
        found = (await admin.client.get("/api/admin/users", params={"search": search})).json()["items"]
        assert [row["name"] for row in found] == names, search
    assert [row["name"] for row in (await admin.client.get("/api/admin/users?role=admin")).json()["items"]] == ["root"]


async def test_a_locked_person_is_out_at_once_and_cannot_sign_in_until_unlocked(service: Service):
    admin, person = await service.register(), await service.register()
    made = await person.client.post("/api/auth/tokens", json={"name": "CI", "scopes": ["read"]})
    program = service.bearer(made.json()["token"])
    assert (await person.client.get("/api/auth/me")).status_code == 200
    assert (await program.get("/api/auth/me")).status_code == 200
    locked = await admin.client.patch(f"/api/admin/users/{person.id}", json={"locked": True})
    assert locked.json()["locked"]
    assert (await person.client.get("/api/auth/me")).status_code == 401
    assert (await program.get("/api/auth/me")).status_code == 401
    assert (await person.client.post("/api/auth/refresh")).status_code == 401
    credentials = {"email": person.email, "password": PASSWORD}
    refused = await service.client().post("/api/auth/login", json=credentials)
    assert (refused.status_code, refused.json()["code"]) == (403, "account_locked")
    wrong = await service.client().post("/api/auth/login", json=credentials | {"password": "not this one"})
    assert wrong.json()["code"] == "wrong_credentials"
    await admin.client.patch(f"/api/admin/users/{person.id}", json={"locked": False})
    await service.sign_in(person.email)


async def test_a_change_of_role_is_felt_by_sessions_that_are_open(service: Service):
    admin, person = await service.register(), await service.register()
    assert (await person.client.get("/api/admin/users")).status_code == 403
    await admin.client.patch(f"/api/admin/users/{person.id}", json={"role": "admin"})
    assert (await person.client.get("/api/admin/users")).status_code == 200
    assert (await person.client.get("/api/auth/me")).json()["role"] == "admin"
    await person.client.patch(f"/api/admin/users/{admin.id}", json={"role": "user"})
    assert (await admin.client.get("/api/admin/users")).status_code == 403


async def test_the_last_administrator_stays_and_nobody_locks_themselves_out(service: Service):
    admin, person = await service.register(), await service.register()
    for change in ({"role": "user"}, {"locked": True}):
        assert (await admin.client.patch(f"/api/admin/users/{admin.id}", json=change)).status_code == 409
    assert (await admin.client.delete(f"/api/admin/users/{admin.id}")).status_code == 409
    assert (await admin.client.delete(f"/api/admin/users/{person.id}")).status_code == 204
    assert (await admin.client.get(f"/api/admin/users/{person.id}")).status_code == 404


async def test_every_action_of_an_administrator_leaves_an_entry(service: Service):
    admin, person = await service.register(), await service.register()
    made = {"email": "new@example.test", "name": "New", "password": PASSWORD}
    created = (await admin.client.post("/api/admin/users", json=made)).json()
    assert created["email_verified"]
    await admin.client.patch(f"/api/admin/users/{person.id}", json={"role": "admin"})
    await admin.client.patch(f"/api/admin/users/{person.id}", json={"locked": True})
    await admin.client.post(f"/api/admin/users/{created['id']}/sign-out")
    await admin.client.put("/api/admin/settings/jobs_per_user", json={"value": 7})
    await admin.client.delete(f"/api/admin/users/{created['id']}")
    page = (await admin.client.get("/api/admin/audit", params={"actor_id": admin.id})).json()
    assert [row["action"] for row in page["items"]] == [
        "account_deleted",
        "setting_changed",
        "user_signed_out",
        "user_locked",
        "role_changed",
        "user_created",
        "registered",
    ]
    one = (await admin.client.get("/api/admin/audit", params={"action": "role_changed"})).json()["items"]
    assert (one[0]["subject"], one[0]["body"]) == (f"user:{person.id}", {"before": "user", "after": "admin"})
    assert one[0]["request_id"]
    assert one[0]["address"]


async def test_a_setting_changed_at_run_time_holds_at_once_and_goes_back(service: Service):
    admin = await service.register()
    listed = {row["name"]: row for row in (await admin.client.get("/api/admin/settings")).json()}
    assert not listed["registration_open"]["changed"]
    closed = await admin.client.put("/api/admin/settings/registration_open", json={"value": False})
    assert (closed.json()["value"], closed.json()["default"], closed.json()["updated_by"]) == (False, True, admin.id)
    body = {"email": "late@example.test", "password": PASSWORD, "name": "Late"}
    refused = await service.client().post("/api/auth/register", json=body)
    assert (refused.status_code, refused.json()["code"]) == (403, "registration_closed")
    back = await admin.client.put("/api/admin/settings/registration_open", json={"value": None})
    assert not back.json()["changed"]
    assert (await service.client().post("/api/auth/register", json=body)).status_code == 201


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("jobs_per_user", 0),
        ("jobs_per_user", "3"),
        ("jobs_per_user", 1.5),
        ("registration_open", 1),
        ("jwt_secret", "x"),
        ("dollars_per_user_per_day", -1),
    ],
)
async def test_a_setting_takes_only_what_the_environment_would(service: Service, name: str, value: object):
    admin = await service.register()
    answer = await admin.client.put(f"/api/admin/settings/{name}", json={"value": value})
    assert answer.status_code == 422, answer.text


async def test_jobs_of_everyone_are_filtered_cancelled_and_retried_each_by_itself(service: Service):
    admin, person = await service.register(), await service.register()
    waiting, ended = await add_job(service, person.id), await add_job(service, person.id, "failed", finished_at=now())
    own = await add_job(service, admin.id, "succeeded", finished_at=now())
    listed = (await admin.client.get("/api/admin/jobs")).json()["items"]
    assert {row["id"] for row in listed} == {waiting, ended, own}
    theirs = (await admin.client.get("/api/admin/jobs", params={"user_id": person.id, "state": "failed"})).json()
    assert [(row["id"], row["user_email"]) for row in theirs["items"]] == [(ended, person.email)]
    cancelled = (await admin.client.post("/api/admin/jobs/cancel", json={"ids": [waiting, own, 10**9]})).json()
    assert cancelled["done"] == [waiting]
    assert set(cancelled["refused"]) == {str(own), str(10**9)}
    retried = (await admin.client.post("/api/admin/jobs/retry", json={"ids": [ended]})).json()
    assert retried == {"done": [ended], "refused": {}}
    assert [entry.subject for entry in await audit_of(service, "job_retried")] == [f"job:{ended}"]
    assert (await person.client.post("/api/admin/jobs/cancel", json={"ids": [ended]})).status_code == 403


async def test_queue_workers_designers_statistics_and_health_speak_of_what_is_there(service: Service):
    admin = await service.register()
    await add_job(service, admin.id)
    async with service.parts.database.transaction() as tx:
        tx.add(WorkerBeat(name="w1", host="h", pid=7, version="0.1.0", tier="strong", concurrency=2, running=[1]))
        tx.add(Mail(key="k", recipient="a@b.test", subject="s", body="b", error="refused", tries=MOST_TRIES))
    queue = (await admin.client.get("/api/admin/queue")).json()
    assert (queue["waiting"], queue["states"], queue["redis"]["waiting"]) == (1, {"queued": 1}, 0)
    assert queue["oldest_waiting_seconds"] >= 0
    workers = (await admin.client.get("/api/admin/workers")).json()
    assert [(one["name"], one["alive"], one["running"]) for one in workers] == [("w1", True, [1])]
    designers = {one["name"]: one for one in (await admin.client.get("/api/admin/designers")).json()["items"]}
    assert designers["offline"]["configured"]
    assert designers["gemini"]["health"] == "not_configured"
    statistics = (await admin.client.get("/api/admin/statistics")).json()
    assert (statistics["users"], statistics["jobs"], statistics["mails_failed"]) == (1, {"queued": 1}, 1)
    assert (await admin.client.get("/api/admin/health")).json()["status"] == "ok"


async def test_statistics_are_counted_once_for_all_who_ask_and_anew_when_that_has_lapsed(service: Service):
    admin = await service.register()
    day, before = now(), now() - timedelta(days=2)
    async with service.parts.database.transaction() as tx:
        for state, type_, created_at in (
            ("queued", "generate", day),
            ("succeeded", "generate", day),
            ("succeeded", "trace", before),
        ):
            spent = {"dollars": 0.5, "cpu_seconds": 2.0, "created_at": created_at}
            tx.add(Job(user_id=admin.id, type=type_, state=state, input={}, **spent))
    path = "/api/admin/statistics"
    first = (await admin.client.get(path)).json()
    assert (first["jobs"], first["jobs_by_type"]) == ({"queued": 1, "succeeded": 2}, {"generate": 2, "trace": 1})
    assert (first["jobs_last_day"], first["dollars_last_day"]) == (2, 1.0)
    assert (first["dollars_total"], first["cpu_seconds_total"]) == (1.5, 6.0)
    await add_job(service, admin.id)
    assert (await admin.client.get(path)).json() == first
    await service.parts.cache.forget("statistics")
    assert (await admin.client.get(path)).json()["jobs"] == {"queued": 2, "succeeded": 2}


async def test_a_designer_is_known_by_its_own_name_whatever_its_model_is_called(service: Service):
    admin = await service.register()
    job_id = await add_job(service, admin.id)
    said = {"kind": "sample", "document": {}, "job_id": job_id}
    async with service.parts.database.transaction() as tx:
        model = said | {"provider": "gemini", "designer": "gemini-2.5-flash"}
        tx.add(JobStep(number=1, verdict="accepted", dollars=0.25, **model))
        tx.add(JobStep(number=2, verdict="", dollars=None, **model))
        tx.add(JobStep(number=3, verdict="accepted", provider="offline", designer="catalogue: kadane", **said))
        tx.add(JobStep(number=4, verdict="", designer="", **said))
    designers = {one["name"]: one for one in (await admin.client.get("/api/admin/designers")).json()["items"]}
    counted = ("calls_last_day", "failures_last_day", "dollars_last_day")
    assert [designers["gemini"][name] for name in counted] == [2, 1, 0.25]
    assert [designers["offline"][name] for name in counted] == [1, 0, 0.0]
