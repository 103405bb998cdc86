"""A model's result on its card: beside a search without a model, with what was not run and why."""

from pathlib import Path

import pytest
from tests.fakes.gemini import fake_gemini
from tests.fakes.loopback import Asked, Reply, solves
from tests.service import open_service
from tests.walk.test_walk import a_worker, adopt, run_job

pytestmark = [pytest.mark.anyio, pytest.mark.slow, pytest.mark.timeout(180)]
PAIRS = """def two_sum(nums, target):
    for i in range(len(nums)):
        for j in range(i + 1, len(nums)):
            if nums[i] + nums[j] == target:
                return (i, j)
"""


async def test_a_result_of_a_model_is_held_against_a_search_without_one(
    tmp_path: Path, sqlite_url: str, redis_url: str
):
    with fake_gemini([solves(PAIRS)]) as server:
        keys = {"gemini_api_key": "k", "gemini_base_url": server.url}
        async with open_service(tmp_path, sqlite_url, redis_url, **keys) as service, a_worker(service):
            ada = await service.register("ada")
            problem_id = await adopt(ada, "two-sum")
            job = await run_job(service, ada, type="generate", problem_id=problem_id, budget={"candidates": 3})
            algorithm = (await ada.client.get(f"/api/algorithms/{job['result']['algorithm_id']}")).json()
    assert (algorithm["tier"], len(server.requests)) == ("model", 1)
    rows = {row["kind"]: row for row in algorithm["current"]["card"]["baselines"]}
    assert (rows["without_model"]["ran"], rows["without_model"]["better"]) == (True, False)
    assert rows["textbook"]["note"] == "not run: the problem names no textbook program"
    assert rows["best_of_n"]["note"] == "not run: the search itself drew independent samples"


WRONG = "def two_sum(nums, target):\n    return (0, 1)\n"
TABLE = """def two_sum(nums, target):
    places = {}
    for i, value in enumerate(nums):
        if target - value in places:
            return (places[target - value], i)
        places[value] = i
"""


def repairing(asked: Asked) -> Reply:
    """A model that is right only when it is shown how it failed."""
    return solves(PAIRS if "The program below fails" in asked.prompt else WRONG)


async def test_independent_samples_are_drawn_on_the_persons_wish_and_paid_for(
    tmp_path: Path, sqlite_url: str, redis_url: str
):
    with fake_gemini(repairing) as server:
        keys = {"gemini_api_key": "k", "gemini_base_url": server.url}
        async with open_service(tmp_path, sqlite_url, redis_url, **keys) as service, a_worker(service):
            ada = await service.register("ada")
            problem_id = await adopt(ada, "two-sum")
            wish = {"type": "generate", "problem_id": problem_id, "strategy": "repair", "budget": {"candidates": 6}}
            job = await run_job(service, ada, **wish, independent_samples=True)
            algorithm = (await ada.client.get(f"/api/algorithms/{job['result']['algorithm_id']}")).json()
            without = await run_job(service, ada, **wish)
            other = (await ada.client.get(f"/api/algorithms/{without['result']['algorithm_id']}")).json()
    row = next(row for row in algorithm["current"]["card"]["baselines"] if row["kind"] == "best_of_n")
    assert (row["ran"], row["better"], row["note"]) == (True, True, "2 candidates; 320 tokens, the search 320")
    # Two designs for the search and two samples: the job says what all four cost, the card what the search did.
    assert (job["input_tokens"], job["output_tokens"]) == (4 * 120, 4 * 40)
    assert algorithm["current"]["card"]["usage"]["input_tokens"] == 2 * 120
    unasked = next(row for row in other["current"]["card"]["baselines"] if row["kind"] == "best_of_n")
    assert 'ask for it with "independent samples"' in unasked["note"]
    assert without["input_tokens"] == 2 * 120


async def test_an_improvement_is_held_against_a_search_without_a_model_by_its_aim(
    tmp_path: Path, sqlite_url: str, redis_url: str
):
    with fake_gemini([solves(PAIRS), solves(TABLE)]) as server:
        keys = {"gemini_api_key": "k", "gemini_base_url": server.url}
        async with open_service(tmp_path, sqlite_url, redis_url, **keys) as service, a_worker(service):
            ada = await service.register("ada")
            problem_id = await adopt(ada, "two-sum")
            job = await run_job(service, ada, type="generate", problem_id=problem_id, budget={"candidates": 1})
            first = job["result"]["algorithm_id"]
            wish = {"aim": "faster", "budget": {"candidates": 1}, "independent_samples": True}
            better = await run_job(service, ada, type="improve", algorithm_id=first, **wish)
            algorithm = (await ada.client.get(f"/api/algorithms/{first}")).json()
    assert better["result"]["gained"], better["result"]
    rows = {row["kind"]: row for row in algorithm["current"]["card"]["baselines"]}
    assert rows["best_of_n"]["note"] == "not run: the search itself drew independent samples"
    assert rows["without_model"]["ran"]
    assert "CPU seconds" in rows["without_model"]["note"] or "very program" in rows["without_model"]["note"]


async def test_every_search_goes_by_the_strategy_and_the_note_of_its_request(
    tmp_path: Path, sqlite_url: str, redis_url: str
):
    with fake_gemini([solves(PAIRS), solves(TABLE)]) as server:
        keys = {"gemini_api_key": "k", "gemini_base_url": server.url}
        async with open_service(tmp_path, sqlite_url, redis_url, **keys) as service, a_worker(service):
            ada = await service.register("ada")
            problem_id = await adopt(ada, "two-sum")
            wish = {"budget": {"candidates": 2}, "strategy": "map_elites", "note": "Mind the order of the places."}
            made = [await run_job(service, ada, type="generate", problem_id=problem_id, **wish) for _ in range(2)]
            parents = [job["result"]["algorithm_id"] for job in made]
            synthesis = {"type": "synthesize", "problem_id": problem_id, "parents": parents}
            made.append(await run_job(service, ada, **synthesis, **wish))
            made.append(await run_job(service, ada, type="improve", algorithm_id=parents[0], **wish))
            for job in made:
                steps = (await ada.client.get(f"/api/jobs/{job['id']}/steps")).json()["items"]
                assert {step["strategy"] for step in steps if step["strategy"]} == {"map_elites"}, job["type"]
    assert len(server.requests) >= 4
    assert all("Mind the order of the places." in str(asked.body) for asked in server.requests)
