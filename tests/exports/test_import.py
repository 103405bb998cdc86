"""What was exported can be brought in, here or elsewhere, and of it nothing is believed that is not run."""

from typing import Any

import pytest
from tests.service import Service, Signed
from tests.walk.test_walk import a_worker, adopt, run_job

from algorist.exports.rules import FORMAT

pytestmark = pytest.mark.anyio
SOURCE = "def two_sum(nums, target):\n    return (0, 1)\n"


async def export(service: Service, person: Signed, subject: str, subject_id: int) -> dict[str, Any]:
    """The JSON file that a person would take away."""
    await run_job(service, person, type="export", subject=subject, subject_id=subject_id, format="json")
    newest = (await person.client.get("/api/exports")).json()["items"][0]
    document: dict[str, Any] = (await person.client.get(newest["url"])).json()
    return document


async def import_file(person: Signed, file: Any) -> dict[str, Any]:
    answer = await person.client.post("/api/imports", json=file)
    assert answer.status_code == 201, answer.text
    came: dict[str, Any] = answer.json()
    return came


@pytest.fixture
async def exported(quick_service: Service) -> tuple[Signed, int, dict[str, Any], dict[str, Any]]:
    """Somebody, their problem, and the exports of the problem and of an algorithm that was designed for it."""
    ada = await quick_service.register("ada")
    async with a_worker(quick_service):
        problem_id = await adopt(ada, "two-sum")
        job = await run_job(quick_service, ada, type="generate", problem_id=problem_id, budget={"candidates": 3})
        algorithm_id = job["result"]["algorithm_id"]
        problem = await export(quick_service, ada, "problem", problem_id)
        return ada, problem_id, problem, await export(quick_service, ada, "algorithm", algorithm_id)


async def test_an_exported_algorithm_is_brought_in_with_its_problem_and_judged_anew(
    quick_service: Service, exported: Any
):
    _, problem_id, _, file = exported
    bob = await quick_service.register("bob")
    came = await import_file(bob, file)
    assert came["problem_id"] != problem_id
    problem = (await bob.client.get(f"/api/problems/{came['problem_id']}")).json()
    assert (problem["is_mine"], problem["visibility"], problem["document"]) == (True, "private", file["problem"])
    algorithm = (await bob.client.get(f"/api/algorithms/{came['algorithm_id']}")).json()
    assert (algorithm["name"], algorithm["verdict"], algorithm["verified"]) == (
        file["algorithm"]["name"],
        "",
        "unverified",
    )
    version = algorithm["current"]
    assert (version["origin"], version["tier"], version["card"]) == ("import", "person", {})
    assert version["source"] == file["version"]["source"]
    assert version["proposal"]["explanation"] == file["version"]["proposal"]["explanation"]
    assert file["version"]["designer"] in version["note"]
    async with a_worker(quick_service):
        await run_job(quick_service, bob, type="analyze", algorithm_id=came["algorithm_id"])
    judged = (await bob.client.get(f"/api/algorithms/{came['algorithm_id']}")).json()
    assert (judged["verdict"], judged["verified"]) == ("accepted", "verified")


async def test_a_problem_that_one_has_is_not_made_twice(exported: Any):
    ada, problem_id, problem, file = exported
    assert await import_file(ada, problem) == {"problem_id": problem_id, "algorithm_id": None}
    assert (await import_file(ada, file))["problem_id"] == problem_id
    changed = problem | {"problem": problem["problem"] | {"statement": "Another one."}}
    assert (await import_file(ada, changed))["problem_id"] != problem_id


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"format": "something-else/1"}, "format", "algorist-export/1"),
        ({"problem": {"title": "No more"}}, "", ""),
        ({"problem": None}, "problem", "dictionary"),
        ({"version": None}, "", "algorithm` and `version"),
        ({"version": {"source": ""}}, "version.source", "at least 1 character"),
        ({"version": {"source": SOURCE, "proposal": {"steps": "first"}}}, "version.proposal.steps", "list"),
    ],
)
async def test_a_file_that_does_not_fit_is_refused_with_the_field_and_nothing_is_kept(
    quick_service: Service, change: dict[str, Any], field: str, words: str
):
    ada = await quick_service.register("ada")
    document = (await ada.client.post("/api/problems/examples/two-sum")).json()["document"]
    file = {"format": FORMAT, "problem": document, "algorithm": {"name": "Mine"}, "version": {"source": SOURCE}}
    bob = await quick_service.register("bob")
    answer = await bob.client.post("/api/imports", json=file | change)
    assert answer.status_code == 422
    [fault] = answer.json()["errors"]
    assert field in fault["field"]
    assert words in fault["message"]
    assert (await bob.client.get("/api/problems?mine=true")).json()["items"] == []
    assert (await bob.client.get("/api/algorithms?mine=true")).json()["items"] == []


async def test_what_a_file_claims_of_itself_is_not_believed(quick_service: Service):
    ada = await quick_service.register("ada")
    document = (await ada.client.post("/api/problems/examples/two-sum")).json()["document"]
    version = {"source": SOURCE, "verdict": "accepted", "verified": "verified", "tier": "model", "score": 1.0}
    file = {"format": FORMAT, "problem": document, "algorithm": {"name": "Mine"}, "version": version}
    came = await import_file(ada, file)
    algorithm = (await ada.client.get(f"/api/algorithms/{came['algorithm_id']}")).json()
    assert (algorithm["verdict"], algorithm["verified"], algorithm["tier"], algorithm["score"]) == (
        "",
        "unverified",
        "person",
        None,
    )
