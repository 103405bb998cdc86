"""A model's result on its card: beside a search without a model, with what was not run and why."""

from pathlib import Path

import pytest
from tests.fakes.gemini import fake_gemini
from tests.fakes.loopback import solves
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
