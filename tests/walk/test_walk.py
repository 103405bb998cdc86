"""One request walked through the whole house, through its real parts: from the sign-up to the recorded run."""

import asyncio
import hashlib
import io
import json
import zipfile
from contextlib import asynccontextmanager

import pytest
from tests.jobs_parts import wait_for_state
from tests.service import Service, Signed

from algorist.engine.tracing.trace import read_trace
from algorist.worker.main import work_shift
from algorist.worker.registry import SWEEPS, TASKS

pytestmark = [pytest.mark.anyio, pytest.mark.slow, pytest.mark.timeout(180)]


@asynccontextmanager
async def a_worker(service: Service):
    """A worker with all its real tasks, beside the service."""
    stop = asyncio.Event()
    worker = asyncio.create_task(work_shift(service.parts, TASKS, SWEEPS, stop=stop))
    try:
        yield
    finally:
        stop.set()
        await asyncio.wait_for(worker, 60)


async def run_job(service: Service, person: Signed, **wanted) -> dict:
    """Submit a job, wait for its end, and give what the page would read of it."""
    job = await end_of_job(service, person, **wanted)
    assert job["state"] == "succeeded", job["error"]
    return job


async def end_of_job(service: Service, person: Signed, **wanted) -> dict:
    """The same, however it ends."""
    answer = await person.client.post("/api/jobs", json=wanted)
    assert answer.status_code == 202, answer.text
    job_id = answer.json()["id"]
    await wait_for_state(service.parts.database, job_id, "succeeded", "failed", seconds=120)
    found: dict = (await person.client.get(f"/api/jobs/{job_id}")).json()
    return found


async def adopt(person: Signed, name: str) -> int:
    return (await person.client.post(f"/api/problems/examples/{name}")).json()["id"]


async def test_from_sign_up_to_a_verified_algorithm_and_everything_that_follows(service: Service):
    ada = await service.register("ada")
    problem_id = await adopt(ada, "edit-distance")
    async with a_worker(service):
        job = await run_job(service, ada, type="generate", problem_id=problem_id)
        algorithm_id = job["result"]["algorithm_id"]
        path = f"/api/algorithms/{algorithm_id}"
        algorithm = (await ada.client.get(path)).json()
        assert (algorithm["verdict"], algorithm["verified"], algorithm["tier"]) == ("accepted", "verified", "catalogue")
        card = algorithm["current"]["card"]
        assert "n^2" in card["growth"]["classes"]

        # What the page shows live is what the steps say.
        steps = (await ada.client.get(f"/api/jobs/{job['id']}/steps")).json()["items"]
        assert steps[-1]["verdict"] == "accepted"
        window = {"from": job["created_at"][:10], "to": job["created_at"][:10]}
        figures = (await ada.client.get("/api/analytics/designers", params=window)).json()["rows"]
        assert {row["designer"] for row in figures} == {"offline"}
        assert sum(row["candidates"] for row in figures) == len([step for step in steps if step["verdict"]])
        events = (await ada.client.get(f"/api/jobs/{job['id']}/events", params={"after": 0})).json()["items"]
        assert [event["number"] for event in events] == list(range(1, len(events) + 1))

        # The recorded run came with it, and another is recorded on an input of one's own.
        [trace] = (await ada.client.get(f"{path}/traces")).json()["items"]
        recorded = read_trace((await ada.client.get(trace["url"])).content)
        assert recorded.steps == trace["steps"] > 0
        await run_job(service, ada, type="trace", algorithm_id=algorithm_id, args="('flaw', 'lawn')")
        newest = (await ada.client.get(f"{path}/traces")).json()["items"][0]
        part = await ada.client.get(newest["url"], headers={"range": "bytes=0-1"})
        assert (part.status_code, part.content) == (206, b"\x1f\x8b")

        # A part amid the same run, and one that lies beyond its end.
        again = {"type": "trace", "algorithm_id": algorithm_id, "args": "('flaw', 'lawn')"}
        await run_job(service, ada, **again, from_step=30, max_steps=10)
        middle = (await ada.client.get(f"{path}/traces")).json()["items"][0]
        assert (middle["from_step"], middle["steps"], middle["input"]) == (30, 10, newest["input"])
        late = await end_of_job(service, ada, **again, from_step=1_000_000)
        assert (
            late["error"]["detail"]
            == f"The run has {newest['steps']:,} steps: ask for one of them instead of step 1,000,001."
        )
        assert len((await ada.client.get(f"{path}/traces")).json()["items"]) == 3

        # It is analysed, exported, shared.
        await run_job(service, ada, type="analyze", algorithm_id=algorithm_id)
        kinds = {row["kind"] for row in (await ada.client.get(f"{path}/analyses")).json()["items"]}
        assert {"growth", "static"} <= kinds
        for form in ("zip", "notebook"):
            await run_job(service, ada, type="export", subject="algorithm", subject_id=algorithm_id, format=form)
        [book, archive] = (await ada.client.get("/api/exports")).json()["items"]
        notebook = json.loads((await ada.client.get(book["url"])).content)
        assert any("def edit_distance" in "".join(cell["source"]) for cell in notebook["cells"])
        assert (await ada.client.get(archive["url"])).content[:2] == b"PK"
        share = (await ada.client.post(f"{path}/shares", json={"trace_id": newest["id"]})).json()
        seen = await service.client().get(f"/api/shares/{share['slug']}/trace")
        assert read_trace(seen.content).steps == newest["steps"]

    board = (await ada.client.get(f"/api/problems/{problem_id}/leaderboard")).json()["rows"]
    assert board[0]["algorithm_id"] == algorithm_id


async def test_a_program_that_a_person_brings_is_judged_by_an_analysis(quick_service: Service):
    ada = await quick_service.register("ada")
    problem_id = await adopt(ada, "two-sum")
    body = {"problem_id": problem_id, "name": "Wrong", "source": "def two_sum(nums, target):\n    return (0, 1)\n"}
    algorithm = (await ada.client.post("/api/algorithms", json=body)).json()
    async with a_worker(quick_service):
        job = await run_job(quick_service, ada, type="analyze", algorithm_id=algorithm["id"])
    assert job["result"]["verdict"] == "wrong_answer"
    path = f"/api/algorithms/{algorithm['id']}"
    assert (await ada.client.get(path)).json()["verdict"] == "wrong_answer"
    packets = (await ada.client.get(f"{path}/verdicts")).json()["results"]
    failing = next(packet for packet in packets if packet["verdict"] == "wrong_answer")
    assert failing["difference"]


async def test_an_export_of_another_is_not_found(quick_service: Service):
    ada, bob = await quick_service.register("ada"), await quick_service.register("bob")
    problem_id = await adopt(ada, "two-sum")
    async with a_worker(quick_service):
        await run_job(quick_service, ada, type="export", subject="problem", subject_id=problem_id, format="json")
        await run_job(quick_service, ada, type="export", subject="account", format="zip")
    [account, mine] = (await ada.client.get("/api/exports")).json()["items"]
    taken = await ada.client.get(account["url"])
    assert (len(taken.content), hashlib.sha256(taken.content).hexdigest()) == (account["size_bytes"], account["sha256"])
    with zipfile.ZipFile(io.BytesIO(taken.content)) as archive:
        document = json.loads(archive.read("account.json"))["account"]
    assert [row["title"] for row in document["problems"]] == ["Two sum"]
    assert (await bob.client.get(mine["url"])).status_code == 404
    assert (await bob.client.delete(f"/api/exports/{mine['id']}")).status_code == 404
    assert (await ada.client.delete(f"/api/exports/{mine['id']}")).status_code == 204
    assert (await ada.client.get(mine["url"])).status_code == 404
