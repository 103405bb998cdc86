"""What people ask for again and again is read along an index: the databases themselves say how they would read it."""

import itertools
import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, insert, text
from tests.service import Service, Signed

from algorist.db.columns import now
from algorist.db.hot import HotStatement
from algorist.db.tables import (
    Algorithm,
    AlgorithmAnalysis,
    AlgorithmVersion,
    AuditEntry,
    ExportRecord,
    Job,
    JobEvent,
    JobStep,
    ProblemRecord,
    TraceRecord,
    User,
)

pytestmark = pytest.mark.anyio
PEOPLE, EACH = 40, 60
FEW = 200
# As large as such things are: of a table of a few pages no database would read an index.
WORDS = {"x": "x" * 2000}
BIG = {
    "users", "problems", "algorithms", "algorithm_versions", "algorithm_analysis", "jobs", "job_events", "job_steps",
    "traces", "exports", "audit_entries",
}  # fmt: skip
READS = (
    "jobs", "jobs?state=failed", "jobs?type=generate&limit=5", "jobs?problem_id={mine}", "jobs?cursor={cursor}", "jobs/{mine}",
    "jobs/{mine}/events", "jobs/{mine}/steps", "problems", "problems?mine=true", "problems?cursor={cursor}", "problems/{mine}",
    "problems/{mine}/leaderboard", "algorithms", "algorithms?mine=true", "algorithms?problem_id={mine}",
    "algorithms?verified=verified", "algorithms?cursor={cursor}", "algorithms/{mine}", "algorithms/{mine}/versions",
    "algorithms/{mine}/analyses", "algorithms/{mine}/traces", "exports", "auth/me", "auth/sessions", "auth/tokens",
    *(f"analytics/{name}" for name in ("jobs", "solving", "designers", "verdicts", "gains", "growth")),
)  # fmt: skip
ADMIN_READS = (
    "users", "jobs", "jobs?state=failed", "jobs?user_id=2", "audit", "audit?action=signed_in", "audit?actor_id=2",
    "designers", "workers",
    *(f"analytics/{name}" for name in ("jobs", "solving", "designers", "verdicts", "gains", "growth", "people", "queue", "failures")),
)  # fmt: skip
Asked = list[tuple[str, Any]]


def many(owners: list[int], moment: datetime) -> dict[Any, list[dict[str, Any]]]:
    """Rows of every big table; a job, problem, algorithm and version of the same number belong together."""
    rows: dict[Any, list[dict[str, Any]]] = {
        table: [] for table in (
            ProblemRecord, Algorithm, AlgorithmVersion, AlgorithmAnalysis, TraceRecord, Job, JobEvent, JobStep,
            ExportRecord, AuditEntry,
        )
    }  # fmt: skip
    states = itertools.cycle([*["succeeded"] * 9, "failed"])
    for number, owner in enumerate((owner for _ in range(EACH) for owner in owners), 1):
        at = {"created_at": moment - timedelta(hours=4 * number)}
        rows[ProblemRecord].append({"owner_id": owner, "title": "t", "kind": "function", "document": {}, **at})
        rows[Algorithm].append({"owner_id": owner, "problem_id": number, "name": "a", "search_text": "", **at})
        version = {"algorithm_id": number, "number": 1, "source": "x" * 2000, "created_by": owner, **at}
        rows[AlgorithmVersion].append(version)
        measured = {"algorithm_id": number, "version_id": number, "kind": "growth", "result": {"classes": []}, **at}
        rows[AlgorithmAnalysis].append(measured)
        rows[TraceRecord].append({"version_id": number, "input": [], "file_key": "k", **at})
        job = {"user_id": owner, "type": "generate", "state": next(states), "input": WORDS, "problem_id": number}
        rows[Job].append({**job, "started_at": moment, "finished_at": at["created_at"], **at})
        for place in range(1, 4):
            rows[JobEvent].append({"job_id": number, "number": place, "kind": "state", "body": {}, **at})
            step = {"kind": "sample", "designer": "d", "verdict": "accepted", "document": WORDS}
            rows[JobStep].append({"job_id": number, "number": place, **step, **at})
        export = {"user_id": owner, "subject": "job", "format": "json", "name": "e", "expires_at": moment}
        rows[ExportRecord].append({**export, **at})
        rows[AuditEntry].append({"actor_id": owner, "action": f"a{number % 20}", "body": WORDS, **at})
    return rows


@pytest.fixture
async def full_service(service: Service) -> tuple[Service, Signed]:
    """A service whose big tables are big enough for the databases to plan as they would with many more rows."""
    admin = await service.register()
    async with service.parts.database.transaction() as tx:
        people = [
            {"email": f"p{number}@example.test", "name": "P", "password_hash": "", "preferences": WORDS}
            for number in range(600)
        ]
        await tx.execute(insert(User), people)
        for table, rows in many(list(range(admin.id, admin.id + PEOPLE)), now()).items():
            await tx.execute(insert(table), rows)
    async with service.parts.database.engine.connect() as connection:
        for table in sorted(BIG):
            is_sqlite = service.parts.database.is_sqlite
            await connection.execute(text(f"ANALYZE {table}" if is_sqlite else f"ANALYZE TABLE {table}"))
        await connection.commit()
    return service, admin


def listen_to(service: Service) -> Asked:
    """Every statement that the service asks from now on, with its values, as the driver gets it."""
    asked: Asked = []
    database = service.parts.database
    event.listen(
        database.reading_engine.sync_engine, "before_cursor_execute", lambda *args: asked.append((args[2], args[3]))
    )
    fetch = database._reader.fetch

    async def heard(statement: HotStatement, values: dict[str, Any]) -> Any:
        written = statement.text_for(database.engine.dialect)
        asked.append((written.sql, written.bind(values)))
        return await fetch(statement, values)

    database._reader.fetch = heard
    return asked


async def plan_of(service: Service, statement: str, values: Any) -> tuple[list[str], str]:
    """The big tables that would be read from one end to the other, as the database says it, and all that it says."""
    async with service.parts.database.engine.connect() as connection:
        if service.parts.database.is_sqlite:
            told = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            plan = [str(row["detail"]) for row in told.mappings()]
            # In the order of an index, and with a limit, a reading from one end stops early.
            stops = "LIMIT" in statement and not any("TEMP B-TREE" in line for line in plan)
            scanned = [re.match(r"SCAN (\w+)( USING.* INDEX)?", line) for line in plan]
            whole = [found[1] for found in scanned if found and found[1] in BIG and not (found[2] and stops)]
            return whole, "\n".join(plan)
        rows = (await connection.exec_driver_sql(f"EXPLAIN {statement}", values)).mappings().all()
    whole = [row for row in rows if row["type"] == "ALL" or (row["type"] == "index" and int(row["rows"]) > FEW)]
    return [str(row["table"]) for row in whole if row["table"] in BIG], "\n".join(str(dict(row)) for row in rows)


async def test_no_read_that_people_repeat_goes_through_a_whole_table(full_service: tuple[Service, Signed]):
    service, admin = full_service
    page = (await admin.client.get("/api/jobs?limit=20")).json()
    names = {"mine": page["items"][3]["id"], "cursor": page["next_cursor"]}
    asked = listen_to(service)
    found: dict[str, Any] = {}
    plans: dict[str, str] = {}
    for path in [*READS, *(f"admin/{path}" for path in ADMIN_READS)]:
        asked.clear()
        answer = await admin.client.get(f"/api/{path.format_map(names)}")
        assert answer.status_code == 200, (path, answer.text)
        statements = [one for one in asked if one[0].lstrip().startswith(("SELECT", "WITH"))]
        for statement, values in statements:
            whole, told = await plan_of(service, statement, values)
            plans[path] = plans.get(path, "") + told
            if whole:
                found[path] = (whole, statement)
    assert found == {}
    for path in ("analytics/designers", "analytics/verdicts", "admin/analytics/designers"):
        # All that is asked of a step stands in this index: its program and document are not read.
        assert "ix_job_steps_figures" in plans[path], (path, plans[path])
