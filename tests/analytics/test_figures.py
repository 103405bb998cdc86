"""Figures are counted rightly on both databases, each person sees their own, administrators see all."""

import csv
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event
from tests.service import Service, Signed

from algorist.db.tables import (
    Algorithm,
    AlgorithmAnalysis,
    AlgorithmVersion,
    AuditEntry,
    Job,
    JobStep,
    ProblemRecord,
    TraceRecord,
    User,
)

pytestmark = pytest.mark.anyio
# The clocks of Berlin go forward in the night to the 29th of March 2026.
BERLIN = {"from": "2026-03-28", "to": "2026-03-30", "zone": "Europe/Berlin"}
SATURDAY_LATE = datetime(2026, 3, 28, 22, 59, 59, 999999, tzinfo=UTC)
SUNDAY_EARLY = datetime(2026, 3, 28, 23, 0, tzinfo=UTC)
SUNDAY_LATE = datetime(2026, 3, 29, 21, 59, 59, tzinfo=UTC)
MONDAY_EARLY = datetime(2026, 3, 29, 22, 0, tzinfo=UTC)


def job(owner: Signed, at: datetime, **values: Any) -> Job:
    given = {"type": "generate", "state": "succeeded", "input": {}} | values
    return Job(user_id=owner.id, created_at=at, **given)


async def keep(service: Service, *rows: Any) -> None:
    async with service.parts.database.transaction() as tx:
        tx.add_all(rows)


async def ask(person: Signed, path: str, **window: str) -> dict[str, Any]:
    answer = await person.client.get(f"/api/{path}", params=BERLIN | window)
    assert answer.status_code == 200, answer.text
    return answer.json()


def solved(seconds: float, at: datetime, **values: Any) -> dict[str, Any]:
    return {"result": {"solved": True}, "finished_at": at + timedelta(seconds=seconds), **values}


async def test_jobs_fall_into_local_days_across_a_change_of_the_clocks(service: Service):
    ada = await service.register()
    times = (SATURDAY_LATE, SUNDAY_EARLY, SUNDAY_LATE, MONDAY_EARLY)
    before, after = datetime(2026, 3, 27, 22, 59, tzinfo=UTC), datetime(2026, 3, 30, 22, 0, tzinfo=UTC)
    await keep(service, *(job(ada, at) for at in (before, *times, after)))
    for bucket, expected in (
        ("day", {"2026-03-28": 1, "2026-03-29": 2, "2026-03-30": 1}),
        ("week", {"2026-03-23": 3, "2026-03-30": 1}),
        ("month", {"2026-03-01": 4}),
    ):
        found = await ask(ada, "analytics/jobs", bucket=bucket)
        assert {row["bucket"]: row["jobs"] for row in found["rows"]} == expected
        assert found["buckets"] == list(expected)
    utc = await ask(ada, "analytics/jobs", zone="UTC")
    assert {row["bucket"]: row["jobs"] for row in utc["rows"]} == {"2026-03-28": 2, "2026-03-29": 2, "2026-03-30": 1}


async def test_what_came_of_a_job_is_told_apart_and_what_it_used_is_added_up(service: Service):
    ada = await service.register()
    at = SUNDAY_EARLY
    used = {"dollars": 0.25, "input_tokens": 10, "output_tokens": 2, "cpu_seconds": 1.5}
    await keep(
        service,
        job(ada, at, result={"solved": True}, **used),
        job(ada, at, result={"solved": True}, **used),
        job(ada, at, result={"solved": False}),
        job(ada, at, type="improve", result={"gained": True}),
        job(ada, at, type="synthesize", result={"gained": False}),
        job(ada, at, type="analyze", result={"verdict": "accepted"}),
        job(ada, at, state="failed", error={"code": "x"}),
        job(ada, at, state="cancelled"),
        job(ada, at, state="paused"),
        job(ada, at, state="running"),
    )
    rows = (await ask(ada, "analytics/jobs"))["rows"]
    assert {(row["type"], row["outcome"]): row["jobs"] for row in rows} == {
        ("generate", "solved"): 2, ("generate", "unsolved"): 1, ("improve", "solved"): 1,
        ("synthesize", "unsolved"): 1, ("analyze", "done"): 1, ("generate", "failed"): 1,
        ("generate", "cancelled"): 1, ("generate", "open"): 2,
    }  # fmt: skip
    best = next(row for row in rows if row["outcome"] == "solved" and row["type"] == "generate")
    assert (best["dollars"], best["input_tokens"], best["output_tokens"], best["cpu_seconds"]) == (0.5, 20, 4, 3.0)


async def test_the_time_to_solved_is_a_median_and_a_late_one_of_those_that_were_solved(service: Service):
    ada = await service.register()
    seconds = [*range(1, 20), 1000]
    rows = [job(ada, SUNDAY_EARLY, **solved(value, SUNDAY_EARLY)) for value in seconds]
    late = [job(ada, MONDAY_EARLY, **solved(7.5, MONDAY_EARLY)), job(ada, MONDAY_EARLY, result={"solved": False})]
    await keep(service, *rows, *late, job(ada, SUNDAY_EARLY, state="failed"))
    found = (await ask(ada, "analytics/solving"))["rows"]
    assert [(row["bucket"], row["searches"], row["solved"]) for row in found] == [
        (None, 22, 21), ("2026-03-29", 20, 20), ("2026-03-30", 2, 1),
    ]  # fmt: skip
    assert [row["share"] for row in found] == pytest.approx([21 / 22, 1.0, 0.5])
    assert [row["seconds_p50"] for row in found] == pytest.approx([10, 10, 7.5], abs=0.01)
    assert [row["seconds_p95"] for row in found] == pytest.approx([19, 19, 7.5], abs=0.01)


async def add_steps(service: Service, owner: Signed, *steps: dict[str, Any]) -> None:
    async with service.parts.database.transaction() as tx:
        made = job(owner, SUNDAY_EARLY)
        tx.add(made)
        await tx.flush()
        for number, step in enumerate(steps, 1):
            tx.add(JobStep(job_id=made.id, number=number, kind="sample", document={}, **step))


OFFLINE = {"provider": "offline", "dollars": 0.0}
GEMINI = {"provider": "gemini", "designer": "gemini-x", "input_tokens": 100, "output_tokens": 10}


async def test_designers_are_counted_by_model_and_the_offline_engine_by_its_parts(service: Service):
    ada = await service.register()
    await add_steps(
        service,
        ada,
        OFFLINE | {"designer": "catalogue: kadane", "verdict": "accepted", "cpu_seconds": 0.5},
        OFFLINE | {"designer": "catalogue: merge sort", "verdict": "wrong_answer", "cpu_seconds": 0.25},
        OFFLINE | {"designer": "synthesis", "verdict": "accepted", "duplicate_of": 1},
        GEMINI | {"verdict": "time_limit", "dollars": 0.5},
        GEMINI | {"verdict": "accepted", "dollars": None},
        GEMINI | {"verdict": "", "dollars": 0.125},
        {"verdict": "", "designer": "", "dollars": 0.0},
    )
    rows = {(row["designer"], row["model"]): row for row in (await ask(ada, "analytics/designers"))["rows"]}
    assert rows.keys() == {("offline", "catalogue"), ("offline", "synthesis"), ("gemini", "gemini-x")}
    catalogue, gemini = rows["offline", "catalogue"], rows["gemini", "gemini-x"]
    assert (catalogue["candidates"], catalogue["accepted"], catalogue["cpu_seconds"]) == (2, 1, 0.75)
    assert rows["offline", "synthesis"]["repeats"] == 1
    assert (gemini["candidates"], gemini["troubles"], gemini["share"]) == (2, 1, 0.5)
    assert (gemini["input_tokens"], gemini["dollars"], gemini["unpriced"]) == (300, 0.625, 1)
    verdicts = (await ask(ada, "analytics/verdicts"))["rows"]
    assert {row["verdict"]: row["candidates"] for row in verdicts} == {
        "accepted": 3,
        "wrong_answer": 1,
        "time_limit": 1,
    }
    assert {row["bucket"] for row in verdicts} == {"2026-03-29"}


async def add_algorithm(service: Service, owner: Signed, problem: ProblemRecord, **version: Any) -> None:
    classes = version.pop("classes", None)
    async with service.parts.database.transaction() as tx:
        made = Algorithm(owner_id=owner.id, problem_id=problem.id, name=version.pop("name"), created_at=SUNDAY_EARLY)
        tx.add(made)
        await tx.flush()
        row = AlgorithmVersion(algorithm_id=made.id, number=1, source="", created_by=owner.id, **version)
        tx.add(row)
        await tx.flush()
        for found in classes or ():
            result = {"classes": found, "points": []}
            tx.add(AlgorithmAnalysis(algorithm_id=made.id, version_id=row.id, kind="growth", result=result))
            await tx.flush()


async def add_problem(service: Service, owner: Signed, title: str, direction: str | None) -> ProblemRecord:
    evaluator = {"direction": direction} if direction else None
    async with service.parts.database.transaction() as tx:
        row = ProblemRecord(owner_id=owner.id, title=title, kind="x", document={"evaluator": evaluator})
        tx.add(row)
    return row


async def test_the_best_result_of_a_problem_stands_beside_the_hardest_baseline_of_each_kind(service: Service):
    ada = await service.register()
    packing = await add_problem(service, ada, "=Packing", "minimise")
    sums = await add_problem(service, ada, "Sums", None)
    textbook = [
        {"kind": "textbook", "name": "first fit", "score": 100.0},
        {"kind": "textbook", "name": "best", "score": 90.0},
    ]
    rows = [*textbook, {"kind": "best_of_n", "name": "eight", "score": 72.0, "better": False}]
    await add_algorithm(service, ada, packing, name="worse", score=95.0, card={"baselines": rows})
    await add_algorithm(service, ada, packing, name="good", score=81.0, card={"baselines": rows})
    alone = [{"kind": "without_model", "name": "offline", "share": 0.5}]
    await add_algorithm(service, ada, sums, name="sum", passed=9, total=10, card={"baselines": alone})
    await add_algorithm(service, ada, sums, name="brought", card={})
    found = (await ask(ada, "analytics/gains"))["rows"]
    assert {(row["problem"], row["kind"]): (row["algorithm"], row["baseline"]) for row in found} == {
        ("=Packing", "best_of_n"): ("good", "eight"),
        ("=Packing", "textbook"): ("good", "best"),
        ("Sums", "without_model"): ("sum", "offline"),
    }
    gains = {(row["problem"], row["kind"]): row["gain"] for row in found}
    assert gains["=Packing", "textbook"] == pytest.approx(0.1)
    assert gains["=Packing", "best_of_n"] == pytest.approx(-0.125)
    assert gains["Sums", "without_model"] == pytest.approx(0.4)
    table = await ada.client.get("/api/analytics/gains", params=BERLIN | {"format": "csv"})
    assert table.headers["content-type"].startswith("text/csv")
    assert {row["problem"] for row in csv.DictReader(io.StringIO(table.text))} == {"'=Packing", "Sums"}


async def test_an_algorithm_counts_once_by_its_newest_measurement(service: Service):
    ada = await service.register()
    problem = await add_problem(service, ada, "Sort", None)
    await add_algorithm(service, ada, problem, name="a", classes=[["n^2"], ["n", "n log n"]])
    await add_algorithm(service, ada, problem, name="b", classes=[["n", "n log n"]])
    await add_algorithm(service, ada, problem, name="c", classes=[[]])
    await add_algorithm(service, ada, problem, name="d")
    assert (await ask(ada, "analytics/growth"))["rows"] == [
        {"growth": "n or n log n", "algorithms": 2},
        {"growth": "", "algorithms": 1},
    ]


async def test_a_person_sees_their_own_figures_and_an_administrator_those_of_all(service: Service):
    root, ada, bob = await service.register(), await service.register(), await service.register()
    await keep(service, job(ada, SUNDAY_EARLY), job(ada, SUNDAY_EARLY), job(bob, SUNDAY_EARLY))
    await add_steps(service, ada, OFFLINE | {"designer": "catalogue: a", "verdict": "accepted"})
    problem = await add_problem(service, ada, "Sort", None)
    await add_algorithm(service, ada, problem, name="a", classes=[["n"]])
    counts = {}
    for name, person in (("root", root), ("ada", ada), ("bob", bob)):
        for table in ("jobs", "designers", "verdicts", "growth"):
            rows = (await ask(person, f"analytics/{table}"))["rows"]
            counts[name, table] = sum(row.get("jobs") or row.get("candidates") or row.get("algorithms") for row in rows)
    assert [counts[name, "jobs"] for name in ("root", "ada", "bob")] == [0, 3, 1]
    for table in ("designers", "verdicts", "growth"):
        assert [counts[name, table] for name in ("root", "ada", "bob")] == [0, 1, 0]
    assert sum(row["jobs"] for row in (await ask(root, "admin/analytics/jobs"))["rows"]) == 4
    assert (await bob.client.get("/api/admin/analytics/jobs")).status_code == 403


async def test_an_administrator_sees_who_is_active_how_long_jobs_wait_and_why_they_fail(service: Service):
    root, ada, bob = await service.register(), await service.register(), await service.register()
    seen = AuditEntry(actor_id=bob.id, actor="b", action="signed_in", created_at=MONDAY_EARLY)
    told = AuditEntry(actor_id=root.id, actor="r", action="setting_changed", created_at=MONDAY_EARLY)
    new = User(email="new@example.test", name="N", password_hash="", created_at=SUNDAY_EARLY)
    runs = [
        job(ada, MONDAY_EARLY, started_at=MONDAY_EARLY + timedelta(seconds=wait), run_seconds=2.0 * wait)
        for wait in (1.0, 2.0, 30.0)
    ]
    again = job(ada, MONDAY_EARLY, generation=1, started_at=MONDAY_EARLY + timedelta(hours=1), run_seconds=5.0)
    failed = [
        job(bob, MONDAY_EARLY, state="failed", error={"code": code, "detail": "…"}) for code in ("away", "away", "bad")
    ]
    await keep(service, seen, told, new, *runs, again, *failed)
    people = (await ask(root, "admin/analytics/people"))["rows"]
    assert people == [
        {"bucket": "2026-03-29", "active": 0, "submitting": 0, "joined": 1},
        {"bucket": "2026-03-30", "active": 2, "submitting": 2, "joined": 0},
    ]
    whole, monday = (await ask(root, "admin/analytics/queue"))["rows"]
    assert (whole["bucket"], monday["bucket"]) == (None, "2026-03-30")
    assert (monday["started"], monday["ended"]) == (3, 4)
    assert [monday["waiting_p50"], monday["waiting_p95"]] == pytest.approx([2, 30], abs=0.01)
    assert [whole["running_p50"], whole["running_p95"]] == pytest.approx([4, 60], abs=0.01)
    assert (await ask(root, "admin/analytics/failures"))["rows"] == [
        {"code": "away", "type": "generate", "jobs": 2},
        {"code": "bad", "type": "generate", "jobs": 1},
    ]


async def test_storage_says_what_is_kept_and_what_the_window_added(service: Service):
    root = await service.register()
    problem = await add_problem(service, root, "Sort", None)
    await add_algorithm(service, root, problem, name="a")
    trace = {"version_id": 1, "input": [], "file_key": "k"}
    old = TraceRecord(size_bytes=1000, created_at=datetime(2026, 1, 1, tzinfo=UTC), **trace)
    await keep(service, old, TraceRecord(size_bytes=24, created_at=SUNDAY_EARLY, **trace))
    rows = {row["kind"]: row for row in (await ask(root, "admin/analytics/storage"))["rows"]}
    assert rows["traces"] == {"kind": "traces", "kept": 2, "bytes": 1024, "made": 1, "made_bytes": 24}
    assert rows["versions"]["kept"] == 1
    assert rows["database"]["bytes"] > 0


async def test_figures_are_read_once_and_then_come_from_the_cache(quick_service: Service):
    ada = await quick_service.register()
    await keep(quick_service, job(ada, SUNDAY_EARLY))
    asked: list[str] = []
    engine = quick_service.parts.database.reading_engine.sync_engine
    event.listen(engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    first = await ada.client.get("/api/analytics/jobs", params=BERLIN)
    count = len([one for one in asked if "FROM jobs" in one])
    again = await ada.client.get("/api/analytics/jobs", params=BERLIN)
    assert len([one for one in asked if "FROM jobs" in one]) == count > 0
    assert first.content == again.content
    known = {"if-none-match": first.headers["etag"]}
    assert (await ada.client.get("/api/analytics/jobs", params=BERLIN, headers=known)).status_code == 304


async def test_a_window_that_cannot_be_is_refused_with_the_field(quick_service: Service):
    ada = await quick_service.register()
    answer = await ada.client.get("/api/analytics/jobs", params={"zone": "Mars/Olympus"})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "zone")
