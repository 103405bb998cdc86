"""Drafting as a job: submitted over HTTP, run by a real worker, read as the page reads it, accepted as a problem."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.engine.design.test_drafting import BRUTE, WIRE
from tests.fakes.gemini import fake_gemini
from tests.fakes.loopback import Asked, Reply, fails, says, solves
from tests.jobs_parts import wait_for_state
from tests.service import Service, Signed, open_service
from tests.walk.test_walk import a_worker

pytestmark = [pytest.mark.anyio, pytest.mark.slow, pytest.mark.timeout(180)]
WORDS = "The largest sum that neighbours in a list of numbers can have."


async def run_draft(service: Service, person: Signed, **wanted: Any) -> dict[str, Any]:
    """Submit a draft, wait for its end, and give what the page would read of it."""
    answer = await person.client.post("/api/jobs", json={"type": "draft", "statement": WORDS, **wanted})
    assert answer.status_code == 202, answer.text
    job_id = answer.json()["id"]
    await wait_for_state(service.parts.database, job_id, "succeeded", "failed", seconds=120)
    job: dict[str, Any] = (await person.client.get(f"/api/jobs/{job_id}")).json()
    return job


def mended_once(asked: Asked) -> Reply:
    """A model whose first brute force is wrong."""
    if "slowest and plainest" not in asked.prompt:
        return says(json.dumps(WIRE | {"title": "Best run, mended"} if "Mend the draft" in asked.prompt else WIRE))
    wrong = BRUTE.replace("best = xs[0]", "best = 0")
    return solves(BRUTE if "mended" in asked.prompt else wrong)


async def test_words_become_a_tested_draft_and_by_the_persons_hand_a_problem(
    tmp_path: Path, database_url: str, redis_url: str
):
    with fake_gemini(mended_once) as server:
        keys = {"gemini_api_key": "k", "gemini_base_url": server.url}
        async with open_service(tmp_path, database_url, redis_url, **keys) as service, a_worker(service):
            ada = await service.register("ada")
            job = await run_draft(service, ada)
            assert (job["state"], job["result"]["offers"]) == ("succeeded", [2]), job
            assert [row["passed"] for row in job["result"]["tried"]] == [False, True]
            assert (job["progress"]["done"], job["progress"]["total"]) == (2, 3)
            assert job["output_tokens"] == 160
            assert job["dollars"] > 0

            path = f"/api/jobs/{job['id']}"
            steps = (await ada.client.get(f"{path}/steps")).json()["items"]
            assert [(step["kind"], step["is_best"]) for step in steps] == [("draft", False), ("mend", True)]
            events = (await ada.client.get(f"{path}/events", params={"after": 0})).json()["items"]
            phases = [event["body"].get("job", {}).get("phase") for event in events]
            assert {"testing"} <= set(phases)

            # Nothing is made until the person accepts.
            assert (await ada.client.get("/api/problems", params={"mine": True})).json()["items"] == []
            document = (await ada.client.get(f"{path}/steps/2")).json()["document"]["report"]["document"]
            made = await ada.client.post("/api/problems", json={"document": document})
            assert made.status_code == 201, made.text
            assert made.json()["title"] == "Best run, mended"

            figures = (await ada.client.get("/api/analytics/designers")).json()["rows"]
            assert [(row["designer"], row["candidates"], row["troubles"]) for row in figures] == [("gemini", 0, 0)]
            assert figures[0]["dollars"] == pytest.approx(job["dollars"])

            again = {"type": "draft", "statement": WORDS}
            estimate = (await ada.client.post("/api/jobs/estimate", json=again)).json()
            assert (estimate["based_on"], estimate["candidates"]) == (1, 2)
            bob = await service.register("bob")
            assert (await bob.client.get(f"{path}/steps/2")).status_code == 404


async def test_without_a_key_the_catalogue_is_offered_or_it_is_said_that_nothing_matched(quick_service: Service):
    ada = await quick_service.register("ada")
    async with a_worker(quick_service):
        found = await run_draft(quick_service, ada, statement="The edit distance between two words.")
        nothing = await run_draft(quick_service, ada, statement="Convert a temperature from Celsius to Fahrenheit.")
        refused = await run_draft(quick_service, ada, designer="gemini")
        figures = (await ada.client.get("/api/analytics/designers")).json()["rows"]
    assert found["result"]["tried"][0]["drafter"] == "catalogue: edit_distance"
    assert [(row["designer"], row["model"], row["troubles"]) for row in figures] == [("offline", "catalogue", 0)]
    assert found["result"]["offers"] == [1]
    assert (nothing["state"], nothing["result"]["offers"]) == ("succeeded", [])
    assert "a key for one" in nothing["result"]["statement"]
    assert (refused["state"], refused["error"]["code"]) == ("failed", "designer_not_configured")


async def with_model(
    script: Callable[[Asked], Reply], tmp_path: Path, sqlite_url: str, redis_url: str
) -> dict[str, Any]:
    with fake_gemini(script) as server:
        keys = {"gemini_api_key": "k", "gemini_base_url": server.url, "job_attempts": 1}
        async with open_service(tmp_path, sqlite_url, redis_url, **keys) as service, a_worker(service):
            return await run_draft(service, await service.register("ada"))


async def test_a_model_that_refuses_the_key_is_said_in_words(tmp_path: Path, sqlite_url: str, redis_url: str):
    job = await with_model(lambda _: fails(401), tmp_path, sqlite_url, redis_url)
    assert (job["state"], job["error"]["code"]) == ("failed", "authentication")
    assert job["progress"]["steps"] == 1


@pytest.mark.parametrize(
    "wrong", [{"statement": "  short "}, {"statement": "x" * 20_001}, {"budget": {"candidates": 0}}]
)
async def test_what_cannot_be_drafted_is_refused_at_the_door(quick_service: Service, wrong: dict[str, Any]):
    ada = await quick_service.register("ada")
    answer = await ada.client.post("/api/jobs", json={"type": "draft", "statement": WORDS, **wrong})
    assert answer.status_code == 422
