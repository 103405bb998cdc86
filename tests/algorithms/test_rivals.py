"""A model's result on its card: beside a search without a model, with what was not run and why."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.fakes.gemini import fake_gemini
from tests.fakes.loopback import Asked, Reply, Script, Server, solves
from tests.service import Service, Signed, open_service
from tests.walk.test_walk import a_worker, adopt, run_job

pytestmark = [pytest.mark.anyio, pytest.mark.slow, pytest.mark.timeout(180)]
PAIRS = """def two_sum(nums, target):
    for i in range(len(nums)):
        for j in range(i + 1, len(nums)):
            if nums[i] + nums[j] == target:
                return (i, j)
"""


@dataclass(frozen=True)
class Designing:
    """A service whose designer is a model that follows a script, a worker, and somebody with a problem."""

    service: Service
    model: Server
    person: Signed
    problem_id: int

    async def run(self, **wanted: Any) -> dict[str, Any]:
        """Run a job to its end."""
        return await run_job(self.service, self.person, **wanted)

    async def generate(self, **wanted: Any) -> dict[str, Any]:
        """Design an algorithm for the problem."""
        return await self.run(type="generate", problem_id=self.problem_id, **wanted)

    async def read(self, path: str) -> Any:
        """What the API answers the person."""
        return (await self.person.client.get(f"/api/{path}")).json()


Open = Callable[[Script], AbstractAsyncContextManager[Designing]]


@pytest.fixture
def designing(tmp_path: Path, sqlite_url: str, redis_url: str) -> Open:
    @asynccontextmanager
    async def opened(script: Script) -> AsyncIterator[Designing]:
        with fake_gemini(script) as model:
            keys = {"gemini_api_key": "k", "gemini_base_url": model.url}
            async with open_service(tmp_path, sqlite_url, redis_url, **keys) as service, a_worker(service):
                ada = await service.register("ada")
                yield Designing(service, model, ada, await adopt(ada, "two-sum"))

    return opened


async def test_a_result_of_a_model_is_held_against_a_search_without_one(designing: Open):
    async with designing([solves(PAIRS)]) as at:
        job = await at.generate(budget={"candidates": 3})
        algorithm = await at.read(f"algorithms/{job['result']['algorithm_id']}")
    assert (algorithm["tier"], len(at.model.requests)) == ("model", 1)
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


async def test_independent_samples_are_drawn_on_the_persons_wish_and_paid_for(designing: Open):
    async with designing(repairing) as at:
        wish = {"strategy": "repair", "budget": {"candidates": 6}}
        job = await at.generate(**wish, independent_samples=True)
        algorithm = await at.read(f"algorithms/{job['result']['algorithm_id']}")
        without = await at.generate(**wish)
        other = await at.read(f"algorithms/{without['result']['algorithm_id']}")
    row = next(row for row in algorithm["current"]["card"]["baselines"] if row["kind"] == "best_of_n")
    assert (row["ran"], row["better"], row["note"]) == (True, True, "2 candidates; 320 tokens, the search 320")
    # Two designs for the search and two samples: the job says what all four cost, the card what the search did.
    assert (job["input_tokens"], job["output_tokens"]) == (4 * 120, 4 * 40)
    assert algorithm["current"]["card"]["usage"]["input_tokens"] == 2 * 120
    unasked = next(row for row in other["current"]["card"]["baselines"] if row["kind"] == "best_of_n")
    assert 'ask for it with "independent samples"' in unasked["note"]
    assert without["input_tokens"] == 2 * 120


async def test_an_improvement_is_held_against_a_search_without_a_model_by_its_aim(designing: Open):
    async with designing([solves(PAIRS), solves(TABLE)]) as at:
        job = await at.generate(budget={"candidates": 1})
        first = job["result"]["algorithm_id"]
        wish = {"aim": "faster", "budget": {"candidates": 1}, "independent_samples": True}
        better = await at.run(type="improve", algorithm_id=first, **wish)
        algorithm = await at.read(f"algorithms/{first}")
    assert better["result"]["gained"], better["result"]
    rows = {row["kind"]: row for row in algorithm["current"]["card"]["baselines"]}
    assert rows["best_of_n"]["note"] == "not run: the search itself drew independent samples"
    assert rows["without_model"]["ran"]
    assert "CPU seconds" in rows["without_model"]["note"] or "very program" in rows["without_model"]["note"]


async def test_every_search_goes_by_the_strategy_and_the_note_of_its_request(designing: Open):
    async with designing([solves(PAIRS), solves(TABLE)]) as at:
        wish = {"budget": {"candidates": 2}, "strategy": "map_elites", "note": "Mind the order of the places."}
        made = [await at.generate(**wish) for _ in range(2)]
        parents = [job["result"]["algorithm_id"] for job in made]
        synthesis = {"type": "synthesize", "problem_id": at.problem_id, "parents": parents}
        made.append(await at.run(**synthesis, **wish))
        made.append(await at.run(type="improve", algorithm_id=parents[0], **wish))
        for job in made:
            steps = (await at.read(f"jobs/{job['id']}/steps"))["items"]
            assert {step["strategy"] for step in steps if step["strategy"]} == {"map_elites"}, job["type"]
    assert len(at.model.requests) >= 4
    assert all("Mind the order of the places." in str(asked.body) for asked in at.model.requests)
