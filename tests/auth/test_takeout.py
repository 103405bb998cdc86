"""The account's file holds everything that is the person's, nothing of another, and nothing that opens a door."""

from datetime import timedelta
from typing import Any

import pytest
from tests.service import Service
from tests.web.test_access import MARK, own_everything

from algorist.auth.queries import takeout
from algorist.db.columns import now
from algorist.db.database import Database
from algorist.db.tables import AlgorithmTag, Base, Job, JobEvent, Lineage, Mail, OneTimeToken
from algorist.errors import Unavailable

pytestmark = pytest.mark.anyio
# What is of the installation, not of a person.
NOBODYS = {"evaluations", "runtime_settings", "worker_beats", "locks"}


def test_every_table_is_a_persons_or_nobodys():
    assert {table.name for table in Base.metadata.sorted_tables if takeout.owner_path(table) is None} == NOBODYS | {
        "users"
    }


async def test_the_account_is_taken_away_with_all_that_hangs_on_it(service: Service, monkeypatch: pytest.MonkeyPatch):
    # Small pages, so that several are needed.
    monkeypatch.setattr(takeout, "_PAGE", 2)
    monkeypatch.setattr(takeout, "_PARENTS", 2)
    person, stranger = await service.register(), await service.register()
    ids = await own_everything(service, person)
    await own_more(service, person.id, ids)
    async with service.parts.database.transaction() as tx:
        tx.add(Job(user_id=stranger.id, type="generate", input={}, phase="not-theirs"))
    answer = await person.client.get("/api/auth/me/export")
    document = answer.json()
    names = {table.name for table in Base.metadata.sorted_tables} - NOBODYS - {"users"}
    assert document.keys() == {"exported_at", "account"} | names
    counts = {name: len(document[name]) for name in names}
    assert counts["job_events"] == 15 + 1
    assert [(row["job_id"], row["number"]) for row in document["job_events"]] == sorted(
        (row["job_id"], row["number"]) for row in document["job_events"]
    )
    for name in ("algorithm_versions", "job_steps", "traces", "algorithm_tags", "lineage"):
        assert counts[name] == 1, name
    assert document["algorithm_versions"][0]["source"] == document["job_steps"][0]["source"] == MARK
    # The letter and the link of signing up, and those of `own_more`.
    assert (counts["mails"], counts["one_time_tokens"]) == (2, 2)
    assert {row["body"] for row in document["mails"]} >= {"Open https://here/reset#token=… now"}
    assert answer.text.count("#token=") == answer.text.count("#token=…")
    for word in (*takeout.SECRET_COLUMNS - {"token"}, "a-secret-word", "not-theirs", stranger.email):
        assert word not in answer.text, word


async def own_more(service: Service, user_id: int, ids: dict[str, Any]) -> None:
    async with service.parts.database.transaction() as tx:
        jobs = [Job(user_id=user_id, type="trace", input={}) for _ in range(5)]
        tx.add_all(jobs)
        await tx.flush()
        for job in jobs:
            tx.add_all(JobEvent(job_id=job.id, number=number, kind="state", body={}) for number in (1, 2, 3))
        tx.add(AlgorithmTag(algorithm_id=ids["algorithm_id"], tag="t"))
        tx.add(Lineage(child_version_id=1, parent_version_id=1, relation="improve"))
        letter = {"recipient": "r", "subject": "s", "body": "Open https://here/reset#token=a-secret-word now"}
        await tx.flush()
        # One that still waits: of a letter that was sent no text is kept.
        tx.add(Mail(user_id=user_id, key="k", next_try_at=now() + timedelta(days=1), **letter))
        token = {"purpose": "reset_password", "token_hash": "a-secret-word"}
        tx.add(OneTimeToken(user_id=user_id, expires_at=jobs[0].created_at, **token))


async def test_a_database_that_is_busy_amid_the_file_is_asked_again(
    quick_service: Service, monkeypatch: pytest.MonkeyPatch
):
    person = await quick_service.register()
    reading, asked = Database.reading, [0]

    def busy_twice(database: Database) -> Any:
        asked[0] += 1
        if asked[0] in {4, 5}:
            raise Unavailable("The database is busy.", code="database_busy", retry_after=0.01)
        return reading(database)

    monkeypatch.setattr(Database, "reading", busy_twice)
    answer = await person.client.get("/api/auth/me/export")
    assert answer.json()["account"]["email"] == person.email
    assert asked[0] > 5


async def test_a_database_that_is_busy_before_the_file_begins_is_an_answer_and_not_a_file_that_breaks_off(
    quick_service: Service, monkeypatch: pytest.MonkeyPatch
):
    person = await quick_service.register()

    def busy(_: Database) -> Any:
        raise Unavailable("The database is busy.", code="database_busy", retry_after=0.01)

    monkeypatch.setattr(Database, "reading", busy)
    answer = await person.client.get("/api/auth/me/export")
    assert (answer.status_code, answer.json()["code"]) == (503, "database_busy")
