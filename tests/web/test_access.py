"""Every route against a guest, a second person and a revoked token, generated from the table of routes itself."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from tests.service import PASSWORD, Service, Signed

from algorist.db.columns import now
from algorist.db.tables import (
    Algorithm,
    AlgorithmAnalysis,
    AlgorithmVersion,
    Base,
    ExportRecord,
    Job,
    JobEvent,
    JobStep,
    PersonalToken,
    ProblemRecord,
    RecoveryCode,
    SecondFactor,
    SessionRecord,
    Share,
    TraceRecord,
    User,
)
from algorist.web.openapi import make_document

pytestmark = pytest.mark.anyio
MARK = "only-for-its-owner-7f3a"

# What a guest may ask. A new route is either here, or asks who is calling: there is no third way.
OPEN = {
    "register",
    "login",
    "refresh",
    "logout",
    "forgot_password",
    "reset_password",
    "verify_email",
    "list_examples",
    "read_share",
    "read_shared_trace",
    "read_liveness",
    "read_readiness",
    "read_metrics",
}
# What a guest may ask and gets the public part of: they take a token, and refuse one that is not good.
PARTLY_OPEN = {
    "list_problems",
    "read_problem",
    "read_leaderboard",
    "download_problem",
    "list_algorithms",
    "read_algorithm",
    "list_versions",
    "read_version",
    "compare_versions",
    "read_lineage",
    "read_problem_lineage",
    "list_analyses",
    "read_verdicts",
    "list_traces",
    "read_trace",
}
QUERIES = {"compare_versions": {"before": 1, "after": 1}}
BODIES: dict[str, Any] = {
    "change_profile": {"name": "X"},
    "change_email": {"new_email": "x@example.test", "password": PASSWORD},
    "change_password": {"current_password": PASSWORD, "new_password": "another good long one"},
    "delete_account": {"password": PASSWORD},
    "begin_second_factor": {"password": PASSWORD},
    "confirm_second_factor": {"code": "123456"},
    "renew_recovery_codes": {"password": PASSWORD, "code": "123456"},
    "disable_second_factor": {"password": PASSWORD, "code": "123456"},
    "create_token": {"name": "x", "scopes": ["read"]},
    "store_key": {"key": "0123456789"},
    "create_problem": {"document": {}},
    "check_problem": {"document": {}},
    "parse_problem": {"text": "x", "format": "json"},
    "change_problem": {"visibility": "public"},
    "import_file": {"format": "algorist-export/1", "problem": {}},
    "create_algorithm": {"problem_id": 1, "name": "x", "source": "def f(): pass"},
    "change_algorithm": {"visibility": "public"},
    "create_share": {},
    "create_job": {"type": "generate", "problem_id": 1},
    "estimate_job": {"type": "generate", "problem_id": 1},
    "retry_job": {"fresh": True},
    "extend_job": {"budget": {"candidates": 1}},
    "create_user": {"email": "y@example.test", "name": "Y", "password": "another good long one"},
    "change_user": {"role": "admin"},
    "cancel_jobs": {"ids": [1]},
    "retry_jobs": {"ids": [1]},
    "change_setting": {"value": 1},
}


@dataclass(frozen=True)
class Operation:
    name: str
    method: str
    path: str
    is_guarded: bool


def read_operations() -> list[Operation]:
    document: dict[str, Any] = make_document()
    return [
        Operation(operation["operationId"], method.upper(), path, bool(operation.get("security")))
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
    ]


OPERATIONS = read_operations()
ADMINISTRATION = [one for one in OPERATIONS if one.path.startswith("/api/admin/")]
OWNED = [one for one in OPERATIONS if "{" in one.path and one.is_guarded and one not in ADMINISTRATION]
# What needs no id answers each person with what is theirs.
LISTED = [
    one
    for one in OPERATIONS
    if one.method == "GET" and "{" not in one.path and one.is_guarded and one not in ADMINISTRATION
]
FIGURES = [one for one in LISTED if one.path.startswith("/api/analytics/")]


async def call(client: Any, operation: Operation, values: dict[str, Any]) -> Any:
    path = operation.path.format_map(values)
    query = QUERIES.get(operation.name)
    return await client.request(operation.method, path, params=query, json=BODIES.get(operation.name))


async def own_everything(service: Service, owner: Signed) -> dict[str, Any]:
    """One of each kind of thing, belonging to `owner`, each with the mark in it: their ids by path parameter."""
    async with service.parts.database.transaction() as tx:
        problem = ProblemRecord(owner_id=owner.id, title=MARK, kind="function", document={"title": MARK})
        tx.add(problem)
        await tx.flush()
        algorithm = Algorithm(owner_id=owner.id, problem_id=problem.id, name=MARK, summary=MARK)
        job = Job(user_id=owner.id, type="generate", state="failed", input={"mark": MARK}, phase=MARK)
        solved = Job(user_id=owner.id, type="generate", state="succeeded", input={}, result={"solved": True})
        tx.add_all((algorithm, job, solved))
        await tx.flush()
        beside = {"kind": "textbook", "name": MARK, "score": 1.0}
        version = AlgorithmVersion(
            algorithm_id=algorithm.id,
            number=1,
            source=MARK,
            created_by=owner.id,
            score=2.0,
            card={"baselines": [beside]},
        )
        export = ExportRecord(
            user_id=owner.id,
            subject="algorithm",
            subject_id=algorithm.id,
            format="json",
            name=MARK,
            file_key=MARK,
            expires_at=now() + timedelta(days=1),
        )
        share = Share(slug="slug-of-the-first", owner_id=owner.id, algorithm_id=algorithm.id, version_number=1)
        token = PersonalToken(user_id=owner.id, name=MARK, prefix="algo_", token_hash="h", scopes=["read"])
        factor = SecondFactor(user_id=owner.id, encrypted_secret=MARK)
        recovery = RecoveryCode(user_id=owner.id, code_hash=MARK)
        tx.add_all((version, export, share, token, factor, recovery))
        await tx.flush()
        trace = TraceRecord(version_id=version.id, label=MARK, input={"mark": MARK}, file_key=MARK)
        analysis = AlgorithmAnalysis(
            algorithm_id=algorithm.id, version_id=version.id, kind="static", result={"mark": MARK}
        )
        growth = AlgorithmAnalysis(
            algorithm_id=algorithm.id, version_id=version.id, kind="growth", result={"classes": [MARK]}
        )
        event = JobEvent(job_id=job.id, number=1, kind="state", body={"mark": MARK})
        said = {"designer": MARK, "verdict": "accepted", "source": MARK, "document": {"mark": MARK}}
        step = JobStep(job_id=job.id, number=1, kind="accept", **said)
        tx.add_all((trace, analysis, growth, event, step))
        await tx.flush()
        session = await tx.scalar(select(SessionRecord.id).where(SessionRecord.user_id == owner.id))
        return {
            "problem_id": problem.id,
            "algorithm_id": algorithm.id,
            "job_id": job.id,
            "export_id": export.id,
            "share_id": share.id,
            "token_id": token.id,
            "trace_id": trace.id,
            "session_id": session,
            "user_id": owner.id,
            "number": 1,
            "provider": "gemini",
            "name": "two-sum",
            "slug": "slug-of-the-first",
        }


async def state_of(service: Service, owner: Signed) -> dict[str, Any]:
    """What an attack would change."""
    async with service.parts.database.reading() as session:
        rows: dict[str, Any] = {}
        for table in (ProblemRecord, Algorithm, AlgorithmVersion, Job, JobStep, ExportRecord, Share, TraceRecord):
            found = await session.execute(select(Base.metadata.tables[table.__tablename__]))
            rows[table.__tablename__] = [tuple(row) for row in found]
        user = await session.get_one(User, owner.id)
        rows["user"] = (user.email, user.name, user.role, user.password_hash, user.token_epoch, user.second_factor_at)
        rows["factor"] = (await session.get_one(SecondFactor, owner.id)).encrypted_secret
        return rows


def test_every_route_is_open_on_purpose_or_asks_who_is_calling():
    assert {one.name for one in OPERATIONS if not one.is_guarded} == OPEN
    assert {one.name for one in OPERATIONS} >= PARTLY_OPEN
    assert len(ADMINISTRATION) >= 17


def test_the_test_knows_a_body_for_every_route_that_takes_one():
    document: dict[str, Any] = make_document()
    takes = {
        operation["operationId"]
        for operations in document["paths"].values()
        for operation in operations.values()
        if "requestBody" in operation and operation.get("security")
    }
    assert takes <= BODIES.keys()


async def test_a_guest_gets_a_401_from_every_route_that_is_not_open(quick_service: Service):
    owner = await quick_service.register()
    values = await own_everything(quick_service, owner)
    before = await state_of(quick_service, owner)
    for operation in OPERATIONS:
        if operation.is_guarded:
            answer = await call(quick_service.client(), operation, values)
            if operation.name in PARTLY_OPEN:
                assert answer.status_code in {200, 404}, operation
            else:
                assert answer.status_code == 401, (operation, answer.text)
                assert answer.headers["www-authenticate"] == "Bearer"
            assert MARK not in answer.text, operation
    assert await state_of(quick_service, owner) == before


async def test_a_revoked_token_gets_a_401_from_every_route_that_takes_one(quick_service: Service):
    owner = await quick_service.register()
    values = await own_everything(quick_service, owner)
    gone = await quick_service.sign_in(owner.email)
    assert (await gone.client.get("/api/auth/me")).status_code == 200
    await gone.client.post("/api/auth/logout")
    before = await state_of(quick_service, owner)
    for operation in OPERATIONS:
        if operation.is_guarded:
            answer = await call(gone.client, operation, values)
            assert answer.status_code == 401, (operation, answer.text)
            assert MARK not in answer.text, operation
    assert await state_of(quick_service, owner) == before


async def test_a_second_person_reaches_nothing_of_the_first_by_its_ids(quick_service: Service):
    owner, other = await quick_service.register(), await quick_service.register()
    values = await own_everything(quick_service, owner)
    before = await state_of(quick_service, owner)
    for operation in OWNED:
        answer = await call(other.client, operation, values)
        assert MARK not in answer.text, operation
        # One's own key and an example of one's own are not the first person's.
        if "{provider}" in operation.path or operation.name == "adopt_example":
            continue
        assert answer.status_code == 404, (operation, answer.text)
    assert {key: value for key, value in (await state_of(quick_service, owner)).items() if key != "problems"} == {
        key: value for key, value in before.items() if key != "problems"
    }
    assert (await state_of(quick_service, owner))["problems"][:1] == before["problems"]
    for operation in LISTED:
        answer = await call(other.client, operation, {})
        assert (answer.status_code, MARK in answer.text) == (200, False), operation


async def test_figures_count_what_is_ones_own_and_nothing_of_another(quick_service: Service):
    owner, other = await quick_service.register(), await quick_service.register()
    await own_everything(quick_service, owner)
    counted = {}
    for operation in FIGURES:
        theirs, mine = [
            [row for row in (await call(person.client, operation, {})).json()["rows"] if any_counted(row)]
            for person in (other, owner)
        ]
        assert theirs == [], operation
        counted[operation.name] = len(mine)
    assert len(counted) == 6
    assert min(counted.values()) == 1, counted


def any_counted(row: dict[str, Any]) -> bool:
    return any(row.get(name) for name in ("jobs", "searches", "candidates", "algorithms", "algorithm_id"))


async def test_administration_is_for_administrators_on_every_route(quick_service: Service):
    owner, other = await quick_service.register(), await quick_service.register()
    values = await own_everything(quick_service, owner)
    before = await state_of(quick_service, owner)
    for operation in ADMINISTRATION:
        answer = await call(other.client, operation, values)
        assert (answer.status_code, answer.json()["code"]) == (403, "admin_only"), operation
    assert await state_of(quick_service, owner) == before


async def test_the_owner_reaches_what_is_theirs_so_that_the_ids_above_are_real(quick_service: Service):
    owner = await quick_service.register()
    values = await own_everything(quick_service, owner)
    # Files behind these two are not there: only the rows were made.
    no_files = {"download_export", "read_trace", "download_problem", "read_problem", "read_leaderboard"}
    for operation in OWNED:
        if operation.method == "GET" and operation.name not in no_files:
            answer = await call(owner.client, operation, values)
            assert answer.status_code == 200, (operation, answer.text)
